package larder.order.streaming;

import java.util.List;
import java.util.Set;
import larder.contracts.ShopperId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stream of all changes, read from the histories of the orders. Numbers are given to rows when they are written, and rows
 * become visible when their transactions end, which is another order: whoever went by the numbers alone would pass by a row
 * that is committed late. So only that part is read before which no transaction is at work any more.
 */
@Component
class OrderChanges {

    private static final String COLUMNS = """
            select t.*, t.tx::text::bigint as tx_number, o.owner, o.slot, o.sku, o.packs, o.test
            from order_transition t join orders o on o.id = t.order_id
            """;
    private static final String RANGE = """
            (t.tx, t.position) > (cast(cast(:afterTx as text) as xid8), :afterRow)
            and t.tx < cast(cast(:upToTx as text) as xid8)
            """;

    private final JdbcClient jdbc;

    OrderChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that stands before it can be read now, and nothing will be added before it. It never goes back. */
    Position settled() {
        long tx = jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
        return new Position(tx, 0);
    }

    /**
     * The changes of all orders between two places, in their order.
     *
     * @param upTo no later than what is {@link #settled()}
     */
    List<OrderChange> between(Position after, Position upTo, int limit) {
        return jdbc.sql(COLUMNS + " where " + RANGE + " order by t.tx, t.position limit :limit")
                .param("afterTx", Long.toString(after.tx()))
                .param("afterRow", after.row())
                .param("upToTx", Long.toString(upTo.tx()))
                .param("limit", limit)
                .query(OrderChange::read)
                .list();
    }

    /** The same of one shopper's orders. */
    List<OrderChange> between(Position after, Position upTo, ShopperId owner, int limit) {
        return jdbc.sql(COLUMNS + " where o.owner = :owner and " + RANGE + " order by t.tx, t.position limit :limit")
                .param("owner", owner.value())
                .param("afterTx", Long.toString(after.tx()))
                .param("afterRow", after.row())
                .param("upToTx", Long.toString(upTo.tx()))
                .param("limit", limit)
                .query(OrderChange::read)
                .list();
    }

    /** Those of the accounts that are erased. */
    List<ShopperId> erased(Set<ShopperId> accounts) {
        return jdbc.sql("select account from erased_account where account in (:accounts)")
                .param("accounts", accounts.stream().map(ShopperId::value).toList())
                .query((row, _) -> new ShopperId(row.getString("account")))
                .list();
    }
}
