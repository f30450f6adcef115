package larder.contracts.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is sold: the last record of each sku tells the present; no value means that it has left the catalogue.
 *
 * @param sku the product
 * @param seller who sells it
 * @param brand who makes it
 * @param gtin its GTIN with 14 digits, where it has one
 * @param family what it shares with the same thing in packs of other sizes
 * @param name what it is called
 * @param categories the ids of its category's ancestors from the root down, and of its category
 * @param pack what one pack holds, where that is known
 * @param unitPrice the price of one pack that is in force
 * @param sale whether it is sold
 * @param version grows with every record of the product; of two records the one with the higher is the present
 * @param changedAt when this became so
 */
public record ProductState(
        Sku sku,
        String seller,
        String brand,
        @Nullable String gtin,
        @Nullable String family,
        Name name,
        List<String> categories,
        @Nullable Pack pack,
        Money unitPrice,
        Sale sale,
        long version,
        Instant changedAt) {

    public ProductState {
        categories = List.copyOf(categories);
    }

    /**
     * A name in at least one language.
     *
     * @param en English
     * @param ko Korean
     */
    public record Name(@Nullable String en, @Nullable String ko) {}

    /**
     * What one pack holds, such as 24 bottles of 500 ml.
     *
     * @param count how many items are in it
     * @param size how much each of them holds
     * @param unit what the size is counted in, as a UCUM code
     * @param content how much all of them hold, in the base unit
     * @param contentUnit the base unit of its kind, as a UCUM code, so that contents can be compared
     */
    public record Pack(int count, BigDecimal size, String unit, BigDecimal content, String contentUnit) {}

    /**
     * Whether a product is sold.
     *
     * @param state by the policies that are in force
     * @param reason why not, as the public is told
     */
    public record Sale(SaleState state, @Nullable String reason) {}

    /** How a product is sold. */
    public enum SaleState {
        ALLOWED,
        /** While stock lasts. */
        SELL_THROUGH,
        SUSPENDED
    }
}
