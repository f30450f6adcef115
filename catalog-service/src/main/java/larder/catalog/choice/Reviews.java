package larder.catalog.choice;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import larder.catalog.policy.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The changes that are still to be followed through. One is noted in the transaction of the change itself and stays until its last
 * binding was looked at, so that no crash loses it. What takes effect later waits until it is due.
 */
@Component
class Reviews {

    private final JdbcClient database;
    private final Clock clock;

    Reviews(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void ask(Review.Kind kind, String subject) {
        askAt(kind, subject, clock.instant());
    }

    /** Asks for a review that is due when the change takes effect. */
    void askAt(Review.Kind kind, String subject, Instant due) {
        database.sql("insert into binding_review (kind, subject, due_at) values (?, ?, ?)")
                .params(kind.name(), subject, due.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Asks for reviews of the next products of a brand, category or seller that have bindings.
     *
     * @return the last of them; none when there are no more
     */
    Optional<String> askForProducts(Review review, Scope scope, int limit) {
        return database.sql("""
                        with bound as (
                            select p.sku from product p join category c on c.id = p.category_id
                            where p.sku > :after
                              and (exists (select 1 from binding b where b.sku = p.sku)
                                   or exists (select 1 from product s join binding b on b.sku = s.sku
                                              where s.family = p.family and b.consent like '%"anyPack":true%'))
                              and\s""" + scope.products() + """

                            order by p.sku limit :limit
                        ), asked as (
                            insert into binding_review (kind, subject, due_at) select 'PRODUCT', sku, :now from bound
                        )
                        select max(sku) from bound
                        """)
                .param("after", review.doneUntil())
                .param("key", review.subject())
                .param("limit", limit)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    /** Asks for reviews of the other packs of a product's family that are bound by shoppers who have agreed to any. */
    void askForSisters(String sku) {
        database.sql("""
                        insert into binding_review (kind, subject, due_at)
                        select distinct 'SISTER', s.sku, cast(:now as timestamptz)
                        from product p join product s on s.family = p.family and s.sku <> p.sku join binding b on b.sku = s.sku
                        where p.sku = :sku and b.consent like '%"anyPack":true%'
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("sku", sku)
                .update();
    }

    /** Waits for whoever binds a slot to the product at this moment. */
    void awaitBinders(String sku) {
        database.sql("select sku from product where sku = ? for no key update")
                .param(sku)
                .query(String.class)
                .list();
    }

    /**
     * A review that no other instance is at, held until the transaction ends: the one that took the fewest steps, so that none waits for
     * a long one to end.
     */
    Optional<Review> next() {
        return database.sql("""
                        select id, kind, subject, done_until from binding_review where due_at <= ?
                        order by steps, id limit 1 for update skip locked
                        """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Review(
                        row.getLong("id"),
                        Review.Kind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("done_until")))
                .optional();
    }

    void advance(Review review, String doneUntil) {
        database.sql("update binding_review set done_until = ?, steps = steps + 1 where id = ?")
                .params(doneUntil, review.id())
                .update();
    }

    void finish(Review review) {
        database.sql("delete from binding_review where id = ?")
                .param(review.id())
                .update();
    }
}
