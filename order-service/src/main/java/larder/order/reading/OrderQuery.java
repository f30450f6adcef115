package larder.order.reading;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A filter as SQL; a shopper's never leaves their own orders. */
final class OrderQuery {

    private final StringBuilder where = new StringBuilder("true");
    private final Map<String, Object> given = new LinkedHashMap<>();

    private OrderQuery() {}

    static OrderQuery of(Viewer viewer, OrderFilter filter) {
        OrderQuery query = new OrderQuery()
                .and(
                        "owner = :viewer",
                        "viewer",
                        viewer.ops() ? null : viewer.id().value())
                .and(
                        "owner = :owner",
                        "owner",
                        filter.owner() == null ? null : filter.owner().value())
                .and(
                        "slot = :slot",
                        "slot",
                        filter.slot() == null ? null : filter.slot().value())
                .and(
                        "sku = :sku",
                        "sku",
                        filter.sku() == null ? null : filter.sku().value())
                .and("trigger = :trigger", "trigger", nameOf(filter.trigger()))
                .and("hold_reason = :holdReason", "holdReason", nameOf(filter.holdReason()))
                .and("requested_at >= :from", "from", timeOf(filter.from()))
                .and("requested_at < :to", "to", timeOf(filter.to()));
        if (!filter.states().isEmpty()) {
            query.and(
                    "state in (:states)",
                    "states",
                    filter.states().stream().map(Enum::name).toList());
        }
        if (filter.test() != null) {
            query.where.append(filter.test() ? " and test" : " and not test"); // as its index says it
        }
        return query;
    }

    OrderQuery and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            given.put(name, value);
        }
        return this;
    }

    /** All columns of the orders that fit, in the given order and not more than the limit. */
    StatementSpec on(JdbcClient jdbc, String sorting, int limit) {
        return jdbc.sql("select * from orders where " + where + " order by " + sorting + " limit :limit")
                .params(given)
                .param("limit", limit);
    }

    private static @Nullable String nameOf(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable OffsetDateTime timeOf(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
