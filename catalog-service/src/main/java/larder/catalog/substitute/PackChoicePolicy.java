package larder.catalog.substitute;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import larder.catalog.measure.Content;
import larder.catalog.measure.Pack;
import larder.catalog.product.Offer;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.stock.StockEvent.AskedFor;
import org.jspecify.annotations.Nullable;

/**
 * Which packs of the same family may be sent to a shopper who has agreed to any, when the chosen pack cannot be had. What is sent holds
 * as near as possible to what was asked for, rather more than less, and never less than half or more than twice; it is in the agreed
 * currency, within the allowed drift for the same amount, and its total within the ceiling.
 */
final class PackChoicePolicy {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private static final Comparator<Way> NEAREST = Comparator.comparing(Way::below)
            .thenComparing(Way::away)
            .thenComparing(way -> way.offer().total())
            .thenComparingInt(way -> way.offer().quantity().packs())
            .thenComparing(way -> way.offer().sku().value());

    private PackChoicePolicy() {}

    /** All that may be sent, the nearest first. */
    static List<PackOffer> nearest(OrderTerms terms, Pack asked, Collection<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> mayBeSent(terms, candidate))
                .flatMap(candidate -> ways(terms, asked.content(), candidate))
                .filter(way -> isWithinGuards(terms, way))
                .sorted(NEAREST)
                .map(Way::offer)
                .toList();
    }

    private static boolean mayBeSent(OrderTerms terms, Candidate candidate) {
        Offer offer = candidate.offer();
        return offer.saleable()
                && !offer.sku().equals(terms.sku())
                && isIn(offer.chargeable(), terms.priceCeiling())
                && isIn(offer.chargeable(), terms.consent().agreedUnitPrice());
    }

    private static boolean isIn(Money price, @Nullable Money agreed) {
        return agreed == null || agreed.currency().equals(price.currency());
    }

    /** As many packs as hold at least what was asked for, and one fewer. */
    private static Stream<Way> ways(OrderTerms terms, Content asked, Candidate candidate) {
        Pack pack = candidate.offer().pack();
        if (pack == null || !pack.content().comparableTo(asked)) {
            return Stream.empty();
        }
        BigDecimal wanted =
                asked.amount().multiply(BigDecimal.valueOf(terms.quantity().packs()));
        BigDecimal holds = pack.content().amount();
        BigDecimal atLeast = wanted.divide(holds, 0, RoundingMode.CEILING);
        BigDecimal atMost = wanted.divide(holds, 0, RoundingMode.FLOOR);
        return Stream.of(atLeast, atMost)
                .distinct()
                .flatMap(packs -> quantity(packs, candidate.packs()).stream())
                .filter(quantity -> isComparable(wanted, holds, quantity))
                .map(quantity -> way(terms, asked, candidate.offer(), quantity, wanted, holds));
    }

    private static Optional<Quantity> quantity(BigDecimal packs, long available) {
        boolean possible =
                packs.signum() > 0 && packs.compareTo(BigDecimal.valueOf(Math.min(Quantity.MAX, available))) <= 0;
        return possible ? Optional.of(new Quantity(packs.intValueExact())) : Optional.empty();
    }

    private static boolean isComparable(BigDecimal wanted, BigDecimal holds, Quantity quantity) {
        BigDecimal sent = sent(holds, quantity);
        return sent.multiply(TWO).compareTo(wanted) >= 0 && sent.compareTo(wanted.multiply(TWO)) <= 0;
    }

    private static Way way(
            OrderTerms terms, Content asked, Offer offer, Quantity quantity, BigDecimal wanted, BigDecimal holds) {
        BigDecimal more = sent(holds, quantity).subtract(wanted);
        Money price = offer.chargeable();
        var askedFor = new AskedFor(terms.sku(), terms.quantity(), asked.amount(), holds);
        return new Way(
                more.signum() < 0,
                more.abs(),
                askedFor,
                new PackOffer(offer.sku(), quantity, price, price.times(quantity), askedFor));
    }

    private static BigDecimal sent(BigDecimal holds, Quantity quantity) {
        return holds.multiply(BigDecimal.valueOf(quantity.packs()));
    }

    private static boolean isWithinGuards(OrderTerms terms, Way way) {
        Money ceiling = terms.priceCeiling();
        PackOffer offer = way.offer();
        AskedFor asked = way.asked();
        return (ceiling == null || offer.total().compareTo(ceiling) <= 0)
                && terms.consent().admits(offer.unitPrice(), asked.sentHolds(), asked.packHolds());
    }

    /**
     * A pack of the family.
     *
     * @param offer the pack
     * @param packs how many of it one warehouse has
     */
    record Candidate(Offer offer, long packs) {}

    /**
     * A number of packs that could be sent.
     *
     * @param below whether they hold less than was asked for
     * @param away how far that is off
     */
    private record Way(boolean below, BigDecimal away, AskedFor asked, PackOffer offer) {}
}
