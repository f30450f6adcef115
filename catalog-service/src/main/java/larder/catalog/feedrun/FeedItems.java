package larder.catalog.feedrun;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import larder.catalog.intake.FeedOrigin;
import larder.contracts.Sku;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which products a run has come by. It is in the database that they are remembered: a feed may have any number. */
@Component
class FeedItems {

    private final JdbcClient database;

    FeedItems(JdbcClient database) {
        this.database = database;
    }

    /** Notes the products; those of them that the run had not come by before. */
    Set<Sku> note(long place, Collection<Sku> skus) {
        return new HashSet<>(database.sql("""
                        insert into feed_item (import, sku)
                        select :place, sku from unnest(cast(:skus as text[])) as u (sku) order by sku
                        on conflict do nothing
                        returning sku
                        """)
                .param("place", place)
                .param("skus", skus.stream().map(Sku::value).toArray(String[]::new))
                .query((row, _) -> new Sku(row.getString("sku")))
                .list());
    }

    /** Some products of the feed that are in the catalogue and were not in this run. */
    List<Sku> missing(long place, FeedOrigin origin, int limit) {
        return database.sql("""
                        select sku from product p
                        where seller = :seller and source = :source and not removed
                          and not exists (select 1 from feed_item i where i.import = :place and i.sku = p.sku)
                        order by sku limit :limit
                        """)
                .param("place", place)
                .param("seller", origin.seller())
                .param("source", origin.source())
                .param("limit", limit)
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
    }

    /**
     * How many products of a feed there are, and how many of them a run has not come by.
     *
     * @param all in the catalogue
     * @param missing of them not in the run
     */
    record Share(long all, long missing) {}

    Share share(long place, FeedOrigin origin) {
        return database.sql("""
                        select count(*) as listed, count(*) filter (where i.sku is null) as missing
                        from product p left join feed_item i on i.import = :place and i.sku = p.sku
                        where p.seller = :seller and p.source = :source and not p.removed
                        """)
                .param("place", place)
                .param("seller", origin.seller())
                .param("source", origin.source())
                .query((row, _) -> new Share(row.getLong("listed"), row.getLong("missing")))
                .single();
    }
}
