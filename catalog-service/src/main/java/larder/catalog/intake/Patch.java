package larder.catalog.intake;

import java.time.Instant;
import java.util.stream.Stream;
import larder.catalog.price.NewPrice;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * What a delta changes of a product that is known.
 *
 * @param sku the product
 * @param price what a pack costs now
 * @param sale a lower price for a while
 */
public record Patch(Sku sku, Money price, @Nullable Sale sale) {

    Stream<NewPrice> prices(Instant now) {
        NewPrice regular = NewPrice.regular(sku, price, now);
        if (sale == null || (sale.until() != null && !sale.until().isAfter(now))) {
            return Stream.of(regular);
        }
        Instant from = sale.from() == null || sale.from().isBefore(now) ? now : sale.from();
        return Stream.of(regular, NewPrice.sale(sku, sale.price(), from, sale.until()));
    }
}
