package larder.catalog.substitute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import larder.catalog.measure.Content;
import larder.catalog.measure.Pack;
import larder.catalog.policy.Restrictions;
import larder.catalog.product.Offer;
import larder.contracts.Sku;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the products that could be ranked as substitutes: of the family, of the category and of the category above, so many of each at
 * most, and of many those whose content comes nearest.
 */
@Component
class Candidates {

    private static final int OF_EACH = 100;

    private final JdbcClient database;

    Candidates(JdbcClient database) {
        this.database = database;
    }

    /** Those for sale and in stock, in no order. */
    List<Sku> near(Offer asked, Restrictions restrictions) {
        List<String> path = asked.categories();
        Pack pack = asked.pack();
        Content content = pack == null ? null : pack.content();
        Map<String, Object> given = new HashMap<>(restrictions.parameters());
        given.put("sku", asked.sku().value());
        given.put("family", asked.family() == null ? "" : asked.family());
        given.put("category", path.getLast());
        given.put("parent", path.size() > 1 ? path.get(path.size() - 2) : "");
        given.put("dimension", content == null ? "" : content.dimension().name());
        given.put("amount", content == null ? 1 : content.amount());
        given.put("most", OF_EACH);
        return database.sql(
                        some("p.family = :family and :family <> ''") + " union "
                                + some("p.category_id = :category") + " union "
                                + some(
                                        "p.category_id <> :category and c.path @> array [cast(:parent as text)] and :parent <> ''"))
                .params(given)
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
    }

    private static String some(String which) {
        return """
                (select p.sku from product p join category c on c.id = p.category_id
                 left join pack_unit u on u.unit = p.pack_unit and u.dimension = :dimension
                 where %s and not p.removed and p.sku <> :sku
                   and exists (select 1 from stock s where s.sku = p.sku and s.available > 0) and %s
                 order by abs(ln(cast(p.pack_count * p.pack_size * u.in_base / :amount as float8))) nulls last, p.sku
                 limit :most)
                """.formatted(which, Restrictions.FOR_SALE);
    }

    /** How many packs of each product the warehouse has that has the most; none of those of which there are none. */
    Map<Sku, Long> inStock(Collection<Sku> skus) {
        Map<Sku, Long> available = new HashMap<>();
        database.sql(
                        "select sku, max(available) as most from stock where sku = any (:skus) and available > 0 group by sku")
                .param("skus", new ArrayList<>(skus).stream().map(Sku::value).toArray(String[]::new))
                .query(row -> {
                    available.put(new Sku(row.getString("sku")), row.getLong("most"));
                });
        return available;
    }
}
