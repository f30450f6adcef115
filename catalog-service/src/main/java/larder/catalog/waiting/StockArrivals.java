package larder.catalog.waiting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import larder.contracts.Sku;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The products whose waiting orders are to be looked at; an arrival is kept until the last of them was. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StockArrivals {

    private final JdbcClient database;
    private final Clock clock;

    StockArrivals(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A product whose waiting orders are to be looked at.
     *
     * @param anyPack only those that another pack of the family may be sent for
     * @param after the number of the last order that was looked at
     */
    public record Arrival(long id, Sku sku, boolean anyPack, long after) {

        public boolean begins() {
            return after == 0;
        }
    }

    void add(Sku sku, Instant due) {
        database.sql("insert into stock_arrival (sku, due_at) values (?, ?)")
                .params(sku.value(), due.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those of the products that an order waits for. */
    void addAwaited(Collection<Sku> skus) {
        database.sql("""
                        insert into stock_arrival (sku, due_at)
                        select sku, :due from unnest(cast(:skus as text[])) as changed (sku)
                        where exists (select from stock_waiting w where w.sku = changed.sku)
                        """)
                .param("skus", skus.stream().map(Sku::value).toArray(String[]::new))
                .param("due", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Every product that an order waits for. */
    void addAllAwaited(Instant due) {
        database.sql("insert into stock_arrival (sku, due_at) select distinct sku, ? from stock_waiting")
                .param(due.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Has those orders looked at that want one of the other packs, and would be content with this one. */
    public void addForSisters(Arrival arrival, List<Sku> sisters) {
        database.sql("""
                        insert into stock_arrival (sku, any_pack, due_at)
                        select distinct sku, true, cast(:due as timestamptz) from stock_waiting
                        where sku = any (cast(:skus as text[])) and sku <> :arrived and any_pack
                        """)
                .param("skus", sisters.stream().map(Sku::value).toArray(String[]::new))
                .param("arrived", arrival.sku().value())
                .param("due", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One that nobody else is at, held until the transaction ends. */
    public Optional<Arrival> next() {
        return database.sql("""
                        select id, sku, any_pack, after from stock_arrival where due_at <= ?
                        order by due_at, id limit 1 for update skip locked
                        """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Arrival(
                        row.getLong("id"),
                        new Sku(row.getString("sku")),
                        row.getBoolean("any_pack"),
                        row.getLong("after")))
                .optional();
    }

    /**
     * Lets go of what came in of the same product since: as this arrival has looked at nobody yet, it looks at all of them. What another
     * transaction holds stays.
     */
    public void absorbOthers(Arrival arrival) {
        database.sql("""
                        delete from stock_arrival where id in (
                            select id from stock_arrival
                            where sku = :sku and any_pack = :anyPack and id <> :id and due_at <= :now
                            for update skip locked)
                        """)
                .param("sku", arrival.sku().value())
                .param("anyPack", arrival.anyPack())
                .param("id", arrival.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public void advance(Arrival arrival, long after) {
        database.sql("update stock_arrival set after = ? where id = ?")
                .params(after, arrival.id())
                .update();
    }

    public void finish(Arrival arrival) {
        database.sql("delete from stock_arrival where id = ?")
                .param(arrival.id())
                .update();
    }
}
