package larder.catalog.substitute;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import larder.catalog.measure.Content;
import larder.catalog.measure.Pack;
import larder.catalog.product.Offer;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Which products come nearest to one that cannot be had. What is of the same family comes first, then what stands in the same category,
 * then in the one above it. Within these the nearest content comes first, then the nearest price for what is in it, then the same brand,
 * then the lower price; the sku decides last, so that the order is the same each time. How near two numbers are is told by how many times
 * the greater is the smaller. Only what is for sale, in stock and in the same currency is ranked, and never the product itself.
 */
final class SubstitutePolicy {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private SubstitutePolicy() {}

    /**
     * The nearest, from the first on.
     *
     * @param asked the product that cannot be had, or not any more
     */
    static List<Ranked> rank(Offer asked, Collection<Candidate> candidates, int limit) {
        List<Near> ordered = candidates.stream()
                .filter(candidate -> isAvailable(asked, candidate))
                .flatMap(candidate -> near(asked, candidate.offer()).stream())
                .sorted(Near.ORDER)
                .limit(limit)
                .toList();
        return IntStream.range(0, ordered.size())
                .mapToObj(index -> ordered.get(index).ranked(index + 1))
                .toList();
    }

    private static boolean isAvailable(Offer asked, Candidate candidate) {
        Offer offer = candidate.offer();
        return !offer.sku().equals(asked.sku())
                && offer.saleable()
                && candidate.inStock()
                && offer.unitPrice().currency().equals(asked.unitPrice().currency());
    }

    private static Optional<Near> near(Offer asked, Offer offer) {
        return Optional.ofNullable(why(asked, offer)).map(why -> {
            Pack askedPack = asked.pack();
            Pack pack = offer.pack();
            if (askedPack == null || pack == null || !askedPack.content().comparableTo(pack.content())) {
                return new Near(offer, why, null, times(money(asked), money(offer)), null, same(asked, offer));
            }
            Content askedContent = askedPack.content();
            Content content = pack.content();
            // Prices for the same amount: each multiplied by the other's content, so that nothing is rounded before it
            // is compared.
            BigDecimal askedPrice = money(asked).multiply(content.amount());
            BigDecimal price = money(offer).multiply(askedContent.amount());
            return new Near(
                    offer,
                    why,
                    times(askedContent.amount(), content.amount()),
                    times(askedPrice, price),
                    percent(askedPrice, price),
                    same(asked, offer));
        });
    }

    private static @Nullable Why why(Offer asked, Offer offer) {
        if (asked.family() != null && asked.family().equals(offer.family())) {
            return Why.SAME_FAMILY;
        }
        List<String> askedPath = asked.categories();
        List<String> path = offer.categories();
        if (askedPath.getLast().equals(path.getLast())) {
            return Why.SAME_CATEGORY;
        }
        boolean besides = askedPath.size() > 1 && path.contains(askedPath.get(askedPath.size() - 2));
        return besides ? Why.NEAR_CATEGORY : null;
    }

    private static boolean same(Offer asked, Offer offer) {
        return asked.brand().equalsIgnoreCase(offer.brand());
    }

    private static BigDecimal money(Offer offer) {
        return BigDecimal.valueOf(offer.unitPrice().minorUnits());
    }

    /** How many times the greater is the smaller. */
    private static BigDecimal times(BigDecimal one, BigDecimal other) {
        return one.max(other).divide(one.min(other), MathContext.DECIMAL128);
    }

    /** How much dearer the same amount is, in percent with one decimal place. */
    private static BigDecimal percent(BigDecimal askedPrice, BigDecimal price) {
        return price.subtract(askedPrice).multiply(HUNDRED).divide(askedPrice, 1, RoundingMode.HALF_UP);
    }

    /** Why a product is offered instead, the nearest first. */
    enum Why {
        /** The same thing in another pack. */
        SAME_FAMILY,
        /** It stands in the same category. */
        SAME_CATEGORY,
        /** It stands in the category above, or in another one of that. */
        NEAR_CATEGORY
    }

    /**
     * A product that could be ranked.
     *
     * @param offer the product
     * @param inStock whether there is a pack of it
     */
    record Candidate(Offer offer, boolean inStock) {}

    /**
     * A product in its place.
     *
     * @param rank 1 for the nearest
     * @param sku the product
     * @param why what brings it there
     * @param price of a pack
     * @param unitPriceDifferencePercent how much dearer the same amount of it is; absent where contents cannot be compared
     */
    record Ranked(
            int rank,
            Sku sku,
            Why why,
            Money price,
            @Nullable BigDecimal unitPriceDifferencePercent) {}

    /**
     * How near a product comes.
     *
     * @param contentTimes how far its content is away; none where the two cannot be compared
     * @param priceTimes how far its price is away: for the same amount, or where contents cannot be compared, of a pack
     */
    private record Near(
            Offer offer,
            Why why,
            @Nullable BigDecimal contentTimes,
            BigDecimal priceTimes,
            @Nullable BigDecimal percent,
            boolean sameBrand) {

        static final Comparator<Near> ORDER = Comparator.comparing(Near::why)
                .thenComparing(Near::contentTimes, Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder()))
                .thenComparing(Near::priceTimes)
                .thenComparing(near -> !near.sameBrand())
                .thenComparing(near -> near.offer().unitPrice())
                .thenComparing(near -> near.offer().sku().value());

        Ranked ranked(int rank) {
            return new Ranked(rank, offer.sku(), why, offer.unitPrice(), percent);
        }
    }
}
