package larder.catalog.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import larder.catalog.measure.Pack;
import larder.catalog.price.NewPrice;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of products that come from feeds, read and written by the hundred. */
@Component
class ProductRows {

    private final JdbcClient database;

    ProductRows(JdbcClient database) {
        this.database = database;
    }

    /** Whose a product is, whether it has left, and where its feed says that its picture is. */
    record Known(
            String seller,
            @Nullable String source,
            boolean removed,
            @Nullable String image) {

        boolean isOf(FeedOrigin origin) {
            return seller.equals(origin.seller()) && origin.source().equals(source);
        }
    }

    /** Those of the products that there are, which nobody changes until the transaction ends. */
    Map<Sku, Known> hold(Collection<String> skus) {
        Map<Sku, Known> known = new HashMap<>();
        database.sql("""
                        select sku, seller, source, removed, image_source from product where sku = any (cast(:skus as text[]))
                        order by sku for no key update
                        """).param("skus", skus.toArray(String[]::new)).query(row -> {
            known.put(
                    new Sku(row.getString("sku")),
                    new Known(
                            row.getString("seller"),
                            row.getString("source"),
                            row.getBoolean("removed"),
                            row.getString("image_source")));
        });
        return known;
    }

    /** Those of the products whose rows are new or others now. */
    Set<Sku> write(FeedOrigin origin, List<FeedProduct> products, Map<List<String>, CategoryPath> paths) {
        if (products.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(database.sql("""
                        insert into product as p (sku, seller, source, brand, name_en, name_ko, category_id, pack_count, pack_size,
                                             pack_unit, unit_price_base, gtin, family, description, image_source, version)
                        select w.sku, :seller, :source, w.brand, case when :korean then null else w.name end,
                               case when :korean then w.name end, w.category, w.pack_count, w.pack_size, w.pack_unit, w.base,
                               w.gtin, w.family, w.description, w.image, 0
                        from unnest(cast(:skus as text[]), cast(:brands as text[]), cast(:names as text[]),
                                    cast(:categories as text[]), cast(:counts as integer[]), cast(:sizes as numeric[]),
                                    cast(:units as text[]), cast(:bases as text[]), cast(:gtins as text[]),
                                    cast(:families as text[]), cast(:descriptions as text[]), cast(:images as text[]))
                            as w (sku, brand, name, category, pack_count, pack_size, pack_unit, base, gtin, family, description, image)
                        order by w.sku
                        on conflict (sku) do update set
                            brand = excluded.brand, name_en = coalesce(excluded.name_en, p.name_en),
                            name_ko = coalesce(excluded.name_ko, p.name_ko), category_id = excluded.category_id,
                            pack_count = excluded.pack_count, pack_size = excluded.pack_size, pack_unit = excluded.pack_unit,
                            unit_price_base = excluded.unit_price_base, gtin = excluded.gtin, family = excluded.family,
                            description = excluded.description, image_source = excluded.image_source, removed = false,
                            version = p.version + 1
                        where (p.brand, p.name_en, p.name_ko, p.category_id, p.pack_count, p.pack_size, p.pack_unit,
                               p.unit_price_base, p.gtin, p.family, p.description, p.image_source, p.removed)
                            is distinct from
                              (excluded.brand, coalesce(excluded.name_en, p.name_en), coalesce(excluded.name_ko, p.name_ko),
                               excluded.category_id, excluded.pack_count, excluded.pack_size, excluded.pack_unit,
                               excluded.unit_price_base, excluded.gtin, excluded.family, excluded.description,
                               excluded.image_source, false)
                        returning sku
                        """)
                .param("seller", origin.seller())
                .param("source", origin.source())
                .param("korean", origin.language().getLanguage().equals("ko"))
                .param("skus", column(products, FeedProduct::sku))
                .param("brands", column(products, FeedProduct::brand))
                .param("names", column(products, FeedProduct::name))
                .param("categories", column(products, each -> category(paths.get(each.categories()))))
                .param("counts", column(products, each -> of(each.pack(), Pack::count)))
                .param(
                        "sizes",
                        column(
                                products,
                                each -> of(each.pack(), pack -> pack.size().toPlainString())))
                .param(
                        "units",
                        column(
                                products,
                                each -> of(each.pack(), pack -> pack.unit().name())))
                .param("bases", column(products, FeedProduct::unitPriceBase))
                .param("gtins", column(products, FeedProduct::gtin))
                .param("families", column(products, FeedProduct::family))
                .param("descriptions", column(products, FeedProduct::description))
                .param("images", column(products, FeedProduct::image))
                .query((row, _) -> new Sku(row.getString("sku")))
                .list());
    }

    /** Those of the products for which a feed has laid a sale price that it does not speak of any more. */
    Set<Sku> otherSales(List<NewPrice> prices, String by, Instant now) {
        Set<String> sales = new HashSet<>();
        prices.stream()
                .filter(each -> each.kind() == NewPrice.Kind.SALE)
                .forEach(
                        each -> sales.add(sale(each.sku().value(), each.amount().minorUnits(), each.until())));
        Set<Sku> others = new HashSet<>();
        database.sql("""
                        select sku, amount_minor, ends_at from price
                        where sku = any (cast(:skus as text[])) and kind = 'SALE' and withdrawn_at is null
                          and laid_by = :by and (ends_at is null or ends_at > :now)
                        """)
                .param(
                        "skus",
                        prices.stream()
                                .map(each -> each.sku().value())
                                .distinct()
                                .toArray(String[]::new))
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    Timestamp ends = row.getTimestamp("ends_at");
                    String sku = row.getString("sku");
                    if (!sales.contains(
                            sale(sku, row.getLong("amount_minor"), ends == null ? null : ends.toInstant()))) {
                        others.add(new Sku(sku));
                    }
                });
        return others;
    }

    private static String sale(String sku, long minorUnits, @Nullable Instant until) {
        return sku + " " + minorUnits + " " + until;
    }

    /** Those of the products that were in the catalogue until now. */
    Set<Sku> remove(FeedOrigin origin, Collection<Sku> skus) {
        if (skus.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(database.sql("""
                        with leaving as (
                            select sku from product
                            where sku = any (cast(:skus as text[])) and seller = :seller and source = :source and not removed
                            order by sku for no key update
                        )
                        update product set removed = true, version = version + 1
                        where sku in (select sku from leaving)
                        returning sku
                        """)
                .param("skus", skus.stream().map(Sku::value).toArray(String[]::new))
                .param("seller", origin.seller())
                .param("source", origin.source())
                .query((row, _) -> new Sku(row.getString("sku")))
                .list());
    }

    private static @Nullable String category(@Nullable CategoryPath path) {
        return path == null ? null : path.id();
    }

    private static @Nullable Object of(@Nullable Pack pack, Function<Pack, Object> property) {
        return pack == null ? null : property.apply(pack);
    }

    private static @Nullable String[] column(List<FeedProduct> products, Function<FeedProduct, @Nullable Object> of) {
        @Nullable String[] column = new @Nullable String[products.size()];
        for (int i = 0; i < column.length; i++) {
            Object value = of.apply(products.get(i));
            column[i] = value == null ? null : value.toString();
        }
        return column;
    }
}
