package larder.catalog.policy;

import java.util.List;
import larder.contracts.Sku;

/**
 * What policies go by.
 *
 * @param sku the product
 * @param brand who makes it
 * @param categories its category's ancestors from the root down, and its category
 * @param seller who sells it
 */
public record SaleFacts(Sku sku, String brand, List<String> categories, String seller) {

    public SaleFacts {
        categories = List.copyOf(categories);
    }
}
