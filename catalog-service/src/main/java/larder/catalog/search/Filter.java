package larder.catalog.search;

import java.util.Collection;
import java.util.List;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Which products may be found at all.
 *
 * @param skus these, or those of the categories
 * @param categories these with all below them; with neither skus nor categories, any product
 * @param brands of any of these brands; of any brand where there is none
 * @param forSale only what is for sale, or only what is not; none for both
 */
public record Filter(
        List<Sku> skus,
        List<String> categories,
        List<String> brands,
        @Nullable Boolean forSale) {

    public Filter {
        skus = List.copyOf(skus);
        categories = List.copyOf(categories);
        brands = List.copyOf(brands);
    }

    /** What may be bound to a slot that may order these. */
    public static Filter forSaleAmong(Collection<Sku> skus, Collection<String> categories) {
        return new Filter(List.copyOf(skus), List.copyOf(categories), List.of(), true);
    }

    /** The same for all brands. */
    Filter ofAnyBrand() {
        return new Filter(skus, categories, List.of(), forSale);
    }
}
