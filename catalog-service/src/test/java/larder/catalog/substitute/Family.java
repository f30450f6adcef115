package larder.catalog.substitute;

import java.math.BigDecimal;
import java.util.List;
import larder.catalog.measure.Pack;
import larder.catalog.price.Pricing;
import larder.catalog.product.Label;
import larder.catalog.product.NewProduct;
import larder.catalog.product.Offer;
import larder.contracts.Money;
import larder.contracts.Sku;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Offers as the policies meet them. */
final class Family {

    static final String CAPSULES = "capsules";

    private Family() {}

    /** A pack of so many capsules. */
    static Offer capsules(String sku, int count, String price) {
        return offer(sku, CAPSULES, List.of("home", "home.laundry"), pieces(count), Money.of(price, "USD"), true);
    }

    static Pack pieces(int count) {
        return new Pack(count, BigDecimal.ONE, Pack.Unit.PIECE);
    }

    static Offer offer(
            String sku,
            @Nullable String family,
            List<String> path,
            @Nullable Pack pack,
            Money price,
            boolean saleable) {
        return new Offer(
                new Sku(sku),
                NewProduct.HOUSE,
                new Label(sku, null),
                "Brightwell",
                path,
                family,
                pack,
                Pricing.of(price),
                null,
                saleable);
    }

    /** Any offer, of one of a few families and categories, so that some are near one another. */
    static Arbitrary<Offer> any() {
        Arbitrary<Pack> packs = Combinators.combine(
                        Arbitraries.integers().between(1, 200),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.01"), new BigDecimal(5000))
                                .ofScale(2),
                        Arbitraries.of(Pack.Unit.ML, Pack.Unit.L, Pack.Unit.PIECE, Pack.Unit.KG))
                .as(Pack::new);
        Arbitrary<Money> prices = Combinators.combine(
                        Arbitraries.longs().between(1, 20_000),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(9, "USD"), net.jqwik.api.Tuple.of(1, "KRW")))
                .as((minor, currency) -> new Money(minor, java.util.Currency.getInstance(currency)));
        return Combinators.combine(
                        Arbitraries.strings().withCharRange('A', 'Z').ofLength(4),
                        Arbitraries.of(CAPSULES, "powder").injectNull(0.3),
                        Arbitraries.of(
                                List.of("home", "home.laundry"),
                                List.of("home", "home.dishes"),
                                List.of("home"),
                                List.of("food", "food.rice")),
                        packs.injectNull(0.2),
                        prices,
                        Arbitraries.of(true, true, true, false))
                .as(Family::offer);
    }
}
