package larder.catalog.image;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pictures of products, in the database: it has their rows, their backup and every instance at hand. */
@Component
class Images {

    private final JdbcClient database;

    Images(JdbcClient database) {
        this.database = database;
    }

    /** A picture that is to be fetched now. */
    record Due(Sku sku, String source, int attempts) {}

    /** A picture as it goes to people. */
    @SuppressWarnings("ArrayRecordComponent") // on its way from the database to the network
    record Served(byte[] jpeg, String etag) {}

    /** What ops staff may know of a picture. */
    record Source(
            String url,
            Instant askedAt,
            @Nullable Instant fetchedAt,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String lastError) {}

    /** Where the picture of a product is; the same again changes nothing. */
    void want(Sku sku, String url, Instant now) {
        database.sql("""
                        insert into product_image (sku, source, asked_at, attempts, due_at) values (:sku, :url, :now, 0, :now)
                        on conflict (sku) do update
                        set source = excluded.source, asked_at = excluded.asked_at, attempts = 0, due_at = excluded.due_at,
                            last_error = null
                        where product_image.source <> excluded.source or product_image.last_error is not null
                        """)
                .param("sku", sku.value())
                .param("url", url)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Where the pictures of products are; the same again changes nothing. */
    void wantAll(SortedMap<Sku, String> urls, Instant now) {
        database.sql("""
                        insert into product_image (sku, source, asked_at, attempts, due_at)
                        select w.sku, w.url, :now, 0, :now from unnest(cast(:skus as text[]), cast(:urls as text[])) as w (sku, url)
                        on conflict (sku) do update
                        set source = excluded.source, asked_at = excluded.asked_at, attempts = 0, due_at = excluded.due_at,
                            last_error = null
                        where product_image.source <> excluded.source
                        """)
                .param("skus", urls.keySet().stream().map(Sku::value).toArray(String[]::new))
                .param("urls", urls.values().toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Takes those pictures away that come from the places named. */
    void dropAll(SortedMap<Sku, String> urls) {
        database.sql("""
                        delete from product_image i using unnest(cast(:skus as text[]), cast(:urls as text[])) as w (sku, url)
                        where i.sku = w.sku and i.source = w.url
                        """)
                .param("skus", urls.keySet().stream().map(Sku::value).toArray(String[]::new))
                .param("urls", urls.values().toArray(String[]::new))
                .update();
    }

    boolean remove(Sku sku) {
        return database.sql("delete from product_image where sku = ?")
                        .param(sku.value())
                        .update()
                == 1;
    }

    /** Takes one that is due, which nobody else takes before {@code until}. */
    Optional<Due> take(Instant now, Instant until) {
        return database.sql("""
                        update product_image set due_at = :until, attempts = attempts + 1
                        where sku = (select sku from product_image where due_at <= :now order by due_at limit 1 for update skip locked)
                        returning sku, source, attempts
                        """)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((row, _) -> new Due(new Sku(row.getString(1)), row.getString(2), row.getInt(3)))
                .optional();
    }

    /** Keeps what was made, unless another one is wanted by now. */
    boolean keep(Due due, Picture picture, String etag, Instant now) {
        return database.sql("""
                        update product_image
                        set full_jpeg = :full, thumb_jpeg = :thumb, etag = :etag, width = :width, height = :height,
                            fetched_at = :now, due_at = null, last_error = null
                        where sku = :sku and source = :source
                        """)
                        .param("full", picture.full())
                        .param("thumb", picture.thumb())
                        .param("etag", etag)
                        .param("width", picture.width())
                        .param("height", picture.height())
                        .param("now", Timestamp.from(now))
                        .param("sku", due.sku().value())
                        .param("source", due.source())
                        .update()
                == 1;
    }

    /** Notes why there is none, and when to try again; never any more without a time. */
    void fail(Due due, String why, @Nullable Instant again) {
        database.sql(
                        "update product_image set last_error = :why, due_at = :again where sku = :sku and source = :source")
                .param("why", why)
                .param("again", again == null ? null : Timestamp.from(again), java.sql.Types.TIMESTAMP)
                .param("sku", due.sku().value())
                .param("source", due.source())
                .update();
    }

    Optional<String> etag(Sku sku) {
        return database.sql(
                        "select etag from product_image i join product p using (sku) where sku = ? and etag is not null and not p.removed")
                .param(sku.value())
                .query(String.class)
                .optional();
    }

    Optional<Served> find(Sku sku, boolean thumb) {
        return database.sql("select " + (thumb ? "thumb_jpeg" : "full_jpeg") + """
                        , etag from product_image i join product p using (sku)
                        where sku = ? and etag is not null and not p.removed
                        """)
                .param(sku.value())
                .query((row, _) -> new Served(row.getBytes(1), row.getString(2)))
                .optional();
    }

    Optional<Source> source(Sku sku) {
        return database.sql(
                        "select source, asked_at, fetched_at, attempts, due_at, last_error from product_image where sku = ?")
                .param(sku.value())
                .query((row, _) -> new Source(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        instant(row.getTimestamp(3)),
                        row.getInt(4),
                        instant(row.getTimestamp(5)),
                        row.getString(6)))
                .optional();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
