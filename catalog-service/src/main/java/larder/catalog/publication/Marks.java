package larder.catalog.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The products that are to be published, and the right to do so. Triggers of the database lay the marks, in the transaction of whatever
 * changes a product; they are taken away when the broker has the state.
 */
@Component
class Marks {

    private final JdbcClient database;

    Marks(JdbcClient database) {
        this.database = database;
    }

    /** The right to publish until the transaction ends; nothing while another has it. */
    Optional<Right> right() {
        return database.sql("select name, holder from product_publication for update skip locked")
                .query((row, _) -> new Right(row.getString("name"), row.getObject("holder", UUID.class)))
                .optional();
    }

    /** Notes who publishes in the name from now on. */
    void hold(UUID holder) {
        database.sql("update product_publication set holder = ?").param(holder).update();
    }

    /** This moment by the database's clock, which is one for all instances. */
    Instant now() {
        return database.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** All marks that are due of some products, those first that have waited longest. */
    List<Mark> due(Instant now, int products) {
        return database.sql("""
                        with next as (select sku from product_change where due <= :now order by due, id limit :products)
                        select id, sku, due from product_change
                        where sku in (select sku from next) and due <= :now
                        order by sku, id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("products", products)
                .query((row, _) -> mark(row))
                .list();
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(
                row.getLong("id"),
                new Sku(row.getString("sku")),
                row.getObject("due", OffsetDateTime.class).toInstant());
    }

    /** A version higher than any before. */
    long nextVersion() {
        return database.sql("select nextval('product_version')")
                .query(Long.class)
                .single();
    }

    void remove(Collection<Mark> published) {
        database.sql("delete from product_change where id = any (?)")
                .param(published.stream().map(Mark::id).toArray(Long[]::new))
                .update();
    }

    /** How many marks are due. */
    long waiting() {
        return database.sql("select count(*) from product_change where due <= clock_timestamp()")
                .query(Long.class)
                .single();
    }

    /**
     * The right to publish.
     *
     * @param name what Kafka knows the publisher by
     * @param holder the instance that published last, if any has
     */
    record Right(String name, @Nullable UUID holder) {}
}
