package larder.catalog.publication;

import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Marks the products that a policy begins or ceases to concern, at that instant and some at a time: one may concern a whole category. A
 * product that comes under it later is marked by coming.
 */
@Component
class MarkTurns {

    private static final int SOME = 1_000;

    private final JdbcClient database;
    private final Marks marks;

    MarkTurns(JdbcClient database, Marks marks) {
        this.database = database;
        this.marks = marks;
    }

    /** Marks some; false when nothing is due, or other instances are at all that is. */
    @Transactional
    boolean step() {
        Optional<Turn> next = next();
        next.ifPresent(turn -> lay(turn).ifPresentOrElse(last -> advance(turn, last), () -> finish(turn)));
        return next.isPresent();
    }

    private Optional<Turn> next() {
        return database.sql("""
                        select id, scope, subject_key, done_until from product_turn where due <= ?
                        order by due, id limit 1 for update skip locked
                        """)
                .param(marks.now().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Turn(
                        row.getLong("id"),
                        row.getString("scope"),
                        row.getString("subject_key"),
                        row.getString("done_until")))
                .optional();
    }

    /** The last that was marked; none when there are no more. */
    private Optional<String> lay(Turn turn) {
        return database.sql("""
                        with next as (
                            select p.sku from product p join category c on c.id = p.category_id
                            where p.sku > :after and
                                  case cast(:scope as text) when 'PRODUCT' then p.sku = cast(:subject as text)
                                              when 'BRAND' then p.brand_key = cast(:subject as text)
                                              when 'SELLER' then p.seller = cast(:subject as text)
                                              else c.path @> array [cast(:subject as text)] end
                            order by p.sku limit :some
                        ), marked as (
                            insert into product_change (sku, due)
                            select next.sku, t.due from next, product_turn t where t.id = :turn
                        )
                        select max(sku) from next
                        """)
                .param("after", turn.doneUntil())
                .param("scope", turn.scope())
                .param("subject", turn.subject())
                .param("some", SOME)
                .param("turn", turn.id())
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    private void advance(Turn turn, String last) {
        database.sql("update product_turn set done_until = ? where id = ?")
                .params(last, turn.id())
                .update();
    }

    private void finish(Turn turn) {
        database.sql("delete from product_turn where id = ?").param(turn.id()).update();
    }

    /** An instant at which a policy begins or ends, and how far its products are marked. */
    private record Turn(long id, String scope, String subject, String doneUntil) {}
}
