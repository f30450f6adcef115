package larder.catalog.search;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import larder.catalog.policy.Restrictions;
import larder.catalog.policy.SalePolicies;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The search documents. Which product is better than another is decided here: its tier first, then whether its name says it all, and then
 * how little else it says.
 */
@Component
class ProductIndex {

    private static final int TIER = 1_000;
    private static final int NAMED = 500;
    private static final int LEADING = 5;

    private static final String FOR_SALE =
            "exists (select from product p join category c on c.id = p.category_id where p.sku = s.sku and "
                    + Restrictions.FOR_SALE + ")";

    private final SearchDatabase database;
    private final SalePolicies policies;
    private final Clock clock;

    ProductIndex(SearchDatabase database, SalePolicies policies, Clock clock) {
        this.database = database;
        this.policies = policies;
        this.clock = clock;
    }

    /** A product that was found, and how good it is. */
    record Hit(Sku sku, int score) {}

    /** The products behind a sku, in the order of their skus. */
    List<Sku> bySku(Filter filter, @Nullable TextQuery text, Optional<Sku> behind, int limit) {
        Conditions conditions = conditions(filter, text);
        behind.ifPresent(sku -> conditions.add("s.sku > :sku", "sku", sku.value()));
        return conditions
                .of("select s.sku from product_search s where " + conditions.text() + " order by s.sku limit " + limit)
                .query((row, _) -> new Sku(row.getString(1)))
                .list();
    }

    /** The products behind a place, the best first, in the order of their skus where they are as good. */
    List<Hit> byRelevance(Filter filter, TextQuery text, Optional<Cursor> behind, int limit) {
        Conditions conditions = conditions(filter, text);
        String score = score(text, conditions);
        String rest = behind.map(place -> {
                    conditions.values.put("score", place.score());
                    conditions.values.put("sku", place.sku().value());
                    return " where score < :score or (score = :score and sku > :sku)";
                })
                .orElse("");
        return conditions
                .of("select sku, score from (select s.sku, " + score + " as score from product_search s where "
                        + conditions.text() + ") found" + rest + " order by score desc, sku limit " + limit)
                .query((row, _) -> new Hit(new Sku(row.getString(1)), row.getInt(2)))
                .list();
    }

    /** Whether there is any such product. */
    boolean finds(Filter filter, TextQuery text) {
        Conditions conditions = conditions(filter, text);
        return conditions
                .of("select exists (select from product_search s where " + conditions.text() + ")")
                .query(Boolean.class)
                .single();
    }

    /** How many products there are in each category of one level, and of each brand, of the first so many that are found. */
    Counts count(Filter filter, @Nullable TextQuery text, int level, int most) {
        Conditions conditions = conditions(filter, text);
        conditions.values.put("level", level);
        Map<String, Map<String, Long>> counts = conditions
                .of(
                        "with found as materialized (select s.brand, s.categories[:level] as category from product_search s where "
                                + conditions.text() + " limit " + (most + 1) + """
                        )
                        (select 'all' as what, '' as which, count(*) as products from found)
                        union all
                        (select 'category', category, count(*) from found where category is not null
                         group by category order by 3 desc, 2 limit 20)
                        union all
                        (select 'brand', brand, count(*) from found group by brand order by 3 desc, 2 limit 20)
                        """)
                .query((row, _) -> new Counted(row.getString(1), row.getString(2), row.getLong(3)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Counted::what,
                        Collectors.toMap(Counted::which, Counted::products, Long::sum, LinkedHashMap::new)));
        long all = counts.getOrDefault("all", Map.of()).getOrDefault("", 0L);
        return new Counts(
                Math.min(all, most),
                all > most,
                counts.getOrDefault("category", Map.of()),
                counts.getOrDefault("brand", Map.of()));
    }

    /** What was counted, the largest first; {@code capped}: of as many as are counted at most. */
    record Counts(long products, boolean capped, Map<String, Long> categories, Map<String, Long> brands) {}

    private record Counted(String what, String which, long products) {}

    private static String score(TextQuery text, Conditions conditions) {
        StringBuilder tiers = new StringBuilder("case");
        int tier = text.tiers().size();
        for (String each : text.tiers()) {
            String name = "tier" + tier;
            conditions.values.put(name, each);
            tiers.append(" when s.words @@ :")
                    .append(name)
                    .append("::tsquery then ")
                    .append(tier * TIER);
            tier--;
        }
        conditions.values.put("named", text.named());
        conditions.values.put("leading", text.leading());
        return tiers + " else 0 end + case when s.words @@ :named::tsquery then " + NAMED
                + " else 0 end + case when s.words @@ :leading::tsquery then " + LEADING + " else 0 end - s.name_words";
    }

    private Conditions conditions(Filter filter, @Nullable TextQuery text) {
        Conditions conditions = new Conditions();
        if (text != null) {
            conditions.add("s.words @@ :matching::tsquery", "matching", text.matching());
        }
        if (!filter.categories().isEmpty()) {
            conditions.values.put("skus", skus(filter));
            String orSku = filter.skus().isEmpty() ? "" : " or s.sku = any (:skus::text[])";
            conditions.add(
                    "(s.categories && :categories::text[]" + orSku + ")", "categories", array(filter.categories()));
        } else if (!filter.skus().isEmpty()) {
            conditions.add("s.sku = any (:skus::text[])", "skus", skus(filter));
        }
        if (!filter.brands().isEmpty()) {
            conditions.add("s.brand = any (:brands::text[])", "brands", array(filter.brands()));
        }
        if (filter.forSale() != null) {
            conditions.values.putAll(policies.inForce(clock.instant()).parameters());
            conditions.add(FOR_SALE + " = :forSale", "forSale", filter.forSale());
        }
        return conditions;
    }

    private static String[] skus(Filter filter) {
        return array(filter.skus().stream().map(Sku::value).toList());
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    private final class Conditions {

        private final List<String> all = new ArrayList<>(List.of("true"));
        private final Map<String, Object> values = new LinkedHashMap<>();

        void add(String condition, String name, Object value) {
            all.add(condition);
            values.put(name, value);
        }

        String text() {
            return String.join(" and ", all);
        }

        JdbcClient.StatementSpec of(String sql) {
            return database.client().sql(sql).params(values);
        }
    }
}
