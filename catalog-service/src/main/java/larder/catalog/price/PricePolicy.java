package larder.catalog.price;

import larder.contracts.Money;

/** Which amounts can be prices. */
final class PricePolicy {

    private static final long HIGHEST = 100_000_000;

    private PricePolicy() {}

    /** Refuses what is nothing, beyond reason, or in something that has no coins, such as gold. */
    static void require(Money price) {
        if (!allows(price)) {
            throw new IllegalArgumentException("the price must be above 0, not beyond reason, and in money");
        }
    }

    static boolean allows(Money price) {
        return price.currency().getDefaultFractionDigits() >= 0
                && price.minorUnits() > 0
                && price.minorUnits() <= HIGHEST;
    }
}
