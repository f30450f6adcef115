package larder.order.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import larder.contracts.Consent;
import larder.contracts.Consent.Mode;
import larder.contracts.Consent.QuietHours;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.OrderTerms.DeliveryPreference;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.stock.StockEvent.AskedFor;
import larder.order.budget.Allowance;
import larder.testing.Fixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardsTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Money UNIT = Money.of("7.50", "USD");
    private static final Money TOTAL = Money.of("15.00", "USD");
    private static final QuietHours OVER_NOON =
            new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0), ZoneId.of("Europe/London"));

    @ParameterizedTest
    @CsvSource({
        "20.00, USD, 19.99, USD, ",
        "20.00, USD, 20.00, USD, ",
        "20.00, USD, 20.01, USD, PRICE_ABOVE_CEILING",
        "20.00, USD, 20.00, EUR, PRICE_ABOVE_CEILING",
        "20000, KRW, 15.00, USD, PRICE_ABOVE_CEILING"
    })
    void admitsUpToTheCeilingInItsOwnCurrency(
            String ceiling, String ceilingCurrency, String total, String currency, @Nullable HoldReason reason) {
        OrderTerms terms = Fixtures.termsUpTo(Money.of(ceiling, ceilingCurrency));

        assertThat(reason(offered(terms, UNIT, Money.of(total, currency), NOON, 0, null)))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"0.00", "9999999.99"})
    void admitsAnyPriceWithoutACeiling(String total) {
        assertThat(reason(offered(Fixtures.terms(), UNIT, Money.of(total, "USD"), NOON, 0, null)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "4.50, USD, 10, 4.95, USD, ",
        "4.50, USD, 10, 4.96, USD, PRICE_DRIFT",
        "4.50, USD, 0, 4.50, USD, ",
        "4.50, USD, 0, 4.51, USD, PRICE_DRIFT",
        "4.50, USD, 0, 0.01, USD, ",
        "4.50, USD, 1000, 49.50, USD, ",
        "5000, KRW, 3, 5150, KRW, ",
        "5000, KRW, 3, 5151, KRW, PRICE_DRIFT",
        "4.50, USD, 1000, 4.50, EUR, PRICE_DRIFT",
        "90071992547409.91, USD, 1000, 90071992547409.92, USD, "
    })
    void admitsAPackThatBecameDearerByWhatIsAllowed(
            String agreed, String agreedIn, int percent, String now, String currency, @Nullable HoldReason reason) {
        var consent = new Consent(Mode.INSTANT, Money.of(agreed, agreedIn), percent, null, null);

        assertThat(reason(consent, Money.of(now, currency), NOON, 0)).isEqualTo(reason);
    }

    /** 6 at 4.50 were agreed to, 10 % more is 0.825 each: 20 of them may cost 16.50 and no cent more. */
    @ParameterizedTest
    @CsvSource({
        "4.50, 10, 6, 20, 16.50, ",
        "4.50, 10, 6, 20, 16.51, PRICE_DRIFT",
        "1.00, 0, 3, 1, 0.33, ",
        "1.00, 0, 3, 1, 0.34, PRICE_DRIFT",
        "1.00, 0, 0.75, 1.5, 2.00, ",
        "1.00, 0, 0.75, 1.5, 2.01, PRICE_DRIFT"
    })
    void measuresAnotherPackByWhatItHolds(
            String agreed, int percent, String agreedHolds, String holds, String now, @Nullable HoldReason reason) {
        var consent = new Consent(Mode.INSTANT, Money.of(agreed, "USD"), percent, null, null, true);
        var asked = new AskedFor(new Sku("ASKED"), Quantity.ONE, new BigDecimal(agreedHolds), new BigDecimal(holds));

        assertThat(reason(offered(with(consent, null), Money.of(now, "USD"), TOTAL, NOON, 0, asked)))
                .isEqualTo(reason);
    }

    @Test
    void admitsAnyDriftWhereNoneWasAgreed() {
        var consent = new Consent(Mode.INSTANT, Money.of("0.01", "USD"), null, null, null);

        assertThat(reason(consent, UNIT, NOON, 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, ", "2, MONTHLY_CAP", "3, MONTHLY_CAP"})
    void admitsAsManyOrdersAMonthAsAgreed(int placedLately, @Nullable HoldReason reason) {
        var consent = new Consent(Mode.INSTANT, null, null, 2, null);

        assertThat(reason(consent, UNIT, NOON, placedLately)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:59:59.999Z, ",
        "2026-01-05T11:00:00Z, QUIET_HOURS",
        "2026-01-05T12:59:59.999Z, QUIET_HOURS",
        "2026-01-05T13:00:00Z, ",
        "2026-07-05T10:30:00Z, QUIET_HOURS",
        "2026-07-05T12:30:00Z, "
    })
    void asksAboutWhatWasWantedInQuietHoursByTheClockOnTheWall(Instant askedAt, @Nullable HoldReason reason) {
        var consent = new Consent(Mode.INSTANT, null, null, null, OVER_NOON);

        assertThat(reason(consent, UNIT, askedAt, 0)).isEqualTo(reason);
    }

    @Test
    void proposesWhereTheShopperAlwaysWantsToBeAsked() {
        assertThat(reason(new Consent(Mode.PROPOSE, UNIT, 0, 5, null), UNIT, NOON, 0))
                .isEqualTo(HoldReason.PROPOSAL);
    }

    @Test
    void tellsEveryReasonInOneOrder() {
        var all = new Consent(Mode.PROPOSE, Money.of("1.00", "USD"), 5, 1, OVER_NOON);
        Map<HoldReason, Allowance> spent = Map.of(
                HoldReason.SLOT_BUDGET_MONTH, allowance("1.00", "1.00", "USD"),
                HoldReason.SLOT_BUDGET_DAY, allowance("1.00", "1.00", "USD"),
                HoldReason.HOUSEHOLD_BUDGET_MONTH, allowance("1.00", "1.00", "USD"),
                HoldReason.HOUSEHOLD_BUDGET_DAY, allowance("1.00", "1.00", "USD"));
        var offered = new Offered(
                with(all, Money.of("1.00", "USD")),
                Mode.PROPOSE,
                Trigger.VOICE,
                new Quantity(21),
                UNIT,
                TOTAL,
                NOON,
                null,
                new Facts(true, Set.of(Trigger.VOICE), 20, List.of(), spent, 1, 1, 1));

        assertThat(Guards.tripped(offered)).containsExactly(HoldReason.values());
    }

    /** Takes one reason away after the other. */
    @Test
    void tellsTheFirstOfSeveralReasons() {
        var all = new Consent(Mode.PROPOSE, Money.of("1.00", "USD"), 5, 1, OVER_NOON);
        OrderTerms tooDear = with(all, Money.of("1.00", "USD"));
        assertThat(reason(offered(tooDear, UNIT, TOTAL, NOON, 1, null))).isEqualTo(HoldReason.PRICE_ABOVE_CEILING);
        assertThat(reason(all, UNIT, NOON, 1)).isEqualTo(HoldReason.PRICE_DRIFT);
        assertThat(reason(all, Money.of("1.00", "USD"), NOON, 1)).isEqualTo(HoldReason.MONTHLY_CAP);
        assertThat(reason(all, Money.of("1.00", "USD"), NOON, 0)).isEqualTo(HoldReason.QUIET_HOURS);
        assertThat(reason(all, Money.of("1.00", "USD"), NOON.plusSeconds(7200), 0))
                .isEqualTo(HoldReason.PROPOSAL);
    }

    private static @Nullable HoldReason reason(Consent consent, Money unitPrice, Instant askedAt, int placedLately) {
        return reason(offered(with(consent, null), unitPrice, TOTAL, askedAt, placedLately, null));
    }

    private static Offered offered(
            OrderTerms terms,
            Money unitPrice,
            Money total,
            Instant askedAt,
            int placedLately,
            @Nullable AskedFor asked) {
        return new Offered(
                terms,
                terms.consent().mode(),
                Trigger.PRESS,
                terms.quantity(),
                unitPrice,
                total,
                askedAt,
                asked,
                new Facts(false, Set.of(), 20, List.of(), Map.of(), null, 0, placedLately));
    }

    private static Allowance allowance(String limit, String committed, String currency) {
        return new Allowance(Money.of(limit, currency), Money.of(committed, currency));
    }

    private static @Nullable HoldReason reason(Offered offered) {
        return Guards.firstTripped(offered).orElse(null);
    }

    private static OrderTerms with(Consent consent, @Nullable Money ceiling) {
        OrderTerms terms = Fixtures.termsUpTo(TOTAL);
        return new OrderTerms(
                terms.owner(),
                terms.sku(),
                terms.quantity(),
                ceiling,
                terms.deliveryAddress(),
                consent,
                DeliveryPreference.DOORSTEP);
    }
}
