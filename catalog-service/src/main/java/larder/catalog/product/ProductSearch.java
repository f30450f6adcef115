package larder.catalog.product;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import larder.catalog.policy.Restrictions;
import larder.catalog.policy.SalePolicies;
import larder.contracts.Sku;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leafs through the products, in the order of their skus. */
@Component
public class ProductSearch {

    private static final String FROM = """
            select p.sku from product p join category c on c.id = p.category_id
            where p.sku > :after and not p.removed
              and (lower(p.name_en) like :pattern escape '!'
                or lower(p.name_ko) like :pattern escape '!'
                or lower(p.brand) like :pattern escape '!')
            """;

    private final JdbcClient database;
    private final ProductViews views;
    private final SalePolicies policies;
    private final Clock clock;

    ProductSearch(JdbcClient database, ProductViews views, SalePolicies policies, Clock clock) {
        this.database = database;
        this.views = views;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * All products, for sale or not.
     *
     * @param category only of this category; an empty text for all
     * @param query only with this text in a name or the brand
     * @param after goes on behind this sku; an empty text for the beginning
     */
    ProductPage page(String category, String query, String after, int limit) {
        return page(
                "(:category = '' or p.category_id = :category)", Map.of("category", category), query, after, limit);
    }

    /**
     * The products for sale that are among the skus or in one of the categories; with neither, all that are for sale.
     *
     * @param query only with this text in a name or the brand
     * @param after goes on behind this sku; an empty text for the beginning
     */
    public ProductPage forSale(
            Collection<Sku> skus, Collection<String> categories, String query, String after, int limit) {
        Map<String, Object> parameters = policies.inForce(clock.instant()).parameters();
        parameters.put("any", skus.isEmpty() && categories.isEmpty());
        parameters.put("skus", skus.stream().map(Sku::value).toArray(String[]::new));
        parameters.put("categories", categories.toArray(String[]::new));
        return page(
                Restrictions.FOR_SALE + " and (:any or p.sku = any (cast(:skus as text[])) or c.path && cast(:categories as text[]))",
                parameters,
                query,
                after,
                limit);
    }

    private ProductPage page(String which, Map<String, Object> parameters, String query, String after, int limit) {
        List<Sku> oneMore = database.sql(FROM + " and " + which + " order by p.sku limit :limit")
                .params(parameters)
                .param("after", after)
                .param("pattern", containing(query))
                .param("limit", limit + 1)
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
        List<Sku> shown = oneMore.stream().limit(limit).toList();
        return new ProductPage(views.inOrder(shown), oneMore.size() > limit ? shown.getLast() : null);
    }

    private static String containing(String query) {
        String literal = query.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
        return "%" + literal + "%";
    }
}
