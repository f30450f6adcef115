package larder.catalog.choice;

import java.util.Optional;
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

    /** The oldest review that no other instance is at, held until the transaction ends. */
    Optional<Review> next() {
        return database.sql("""
                        select id, kind, subject, done_until from binding_review
                        order by id limit 1 for update skip locked
                        """)
                .query((row, _) -> new Review(
                        row.getLong("id"),
                        Review.Kind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("done_until")))
                .optional();
    }

    void advance(Review review, String doneUntil) {
        database.sql("update binding_review set done_until = ? where id = ?")
                .params(doneUntil, review.id())
                .update();
    }

    void finish(Review review) {
        database.sql("delete from binding_review where id = ?")
                .param(review.id())
                .update();
    }
}
