package larder.catalog.choice;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import larder.contracts.Sku;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The changes that are still to be followed through. One is noted in the transaction of the change itself and stays until its last
 * binding was looked at, so that no crash loses it.
 */
@Component
class Reviews {

    private final JdbcClient database;

    Reviews(JdbcClient database) {
        this.database = database;
    }

    void ask(Review.Kind kind, String subject) {
        database.sql("insert into binding_review (kind, subject) values (?, ?)")
                .params(kind.name(), subject)
                .update();
    }

    /** Asks for reviews of those of the products that are bound at all. */
    void askOfBound(Set<Sku> products) {
        if (products.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into binding_review (kind, subject)
                        select 'PRODUCT', changed.sku from unnest(string_to_array(?, ' ')) as changed (sku)
                        where exists (select 1 from binding where binding.sku = changed.sku)
                        """)
                .param(products.stream().map(Sku::value).collect(Collectors.joining(" ")))
                .update();
    }

    /**
     * A review that no other instance is at, held until the transaction ends: the one that took the fewest steps, so that none waits for
     * a long one to end.
     */
    Optional<Review> next() {
        return database.sql("""
                        select id, kind, subject, done_until from binding_review
                        order by steps, id limit 1 for update skip locked
                        """)
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
