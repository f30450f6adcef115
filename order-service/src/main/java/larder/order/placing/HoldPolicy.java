package larder.order.placing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.stock.StockEvent.AskedFor;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order that could be placed needs the shopper's word first. The rules stand in the order in which they are told: a shopper
 * learns the first that applies, so what is out of the ordinary comes before what they always want to be asked.
 */
final class HoldPolicy {

    private static final List<Rule> RULES = List.of(
            new Rule(HoldReason.PRICE_ABOVE_CEILING, HoldPolicy::isAboveCeiling),
            new Rule(HoldReason.PRICE_DRIFT, HoldPolicy::hasDrifted),
            new Rule(HoldReason.MONTHLY_CAP, HoldPolicy::isMonthFull),
            new Rule(HoldReason.QUIET_HOURS, HoldPolicy::isAskedInQuietHours),
            new Rule(HoldReason.PROPOSAL, HoldPolicy::isOnlyProposed));

    private HoldPolicy() {}

    /** Why the order has to wait; nothing when the shopper has agreed to it beforehand. */
    static Optional<HoldReason> reason(Offered offered) {
        return RULES.stream()
                .filter(rule -> rule.applies().test(offered))
                .map(Rule::reason)
                .findFirst();
    }

    /** A ceiling in another currency admits nothing: it is no agreement to this price. */
    private static boolean isAboveCeiling(Offered offered) {
        Money ceiling = offered.terms().priceCeiling();
        return ceiling != null
                && (!ceiling.currency().equals(offered.total().currency())
                        || offered.total().compareTo(ceiling) > 0);
    }

    /**
     * A price that fell surprises nobody; one in another currency cannot be compared. Another pack of the family is measured by what it
     * holds.
     */
    private static boolean hasDrifted(Offered offered) {
        AskedFor asked = offered.askedFor();
        BigDecimal holds = asked == null ? BigDecimal.ONE : asked.sentHolds();
        BigDecimal agreedHolds = asked == null ? BigDecimal.ONE : asked.packHolds();
        return !offered.consent().admits(offered.unitPrice(), holds, agreedHolds);
    }

    private static boolean isMonthFull(Offered offered) {
        Integer cap = offered.consent().monthlyCap();
        return cap != null && offered.placedLately() >= cap;
    }

    private static boolean isAskedInQuietHours(Offered offered) {
        Consent.QuietHours hours = offered.consent().quietHours();
        return hours != null && hours.include(offered.askedAt());
    }

    private static boolean isOnlyProposed(Offered offered) {
        return switch (offered.consent().mode()) {
            case PROPOSE -> true;
            case INSTANT -> false;
        };
    }

    /**
     * An order as it could be placed.
     *
     * @param terms what the shopper agreed to beforehand
     * @param unitPrice what a pack costs
     * @param total what the order costs
     * @param askedAt when the gateway took in what asked for it
     * @param placedLately how many orders of the slot were placed in the last 30 days
     * @param askedFor what was asked for, where another pack is sent
     */
    record Offered(
            OrderTerms terms,
            Money unitPrice,
            Money total,
            Instant askedAt,
            int placedLately,
            @Nullable AskedFor askedFor) {

        Consent consent() {
            return terms.consent();
        }
    }

    private record Rule(HoldReason reason, Predicate<Offered> applies) {}
}
