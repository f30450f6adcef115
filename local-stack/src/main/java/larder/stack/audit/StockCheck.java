package larder.stack.audit;

import static larder.stack.audit.Invariant.STOCK_ADDS_UP;
import static larder.stack.audit.Invariant.STOCK_AS_MOVED;
import static larder.stack.audit.Invariant.STOCK_FOLLOWS_ORDER;
import static larder.stack.audit.Invariant.STOCK_PROMISED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import larder.contracts.OrderId;
import larder.contracts.Topics;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.stock.StockEvent;

/** Adds up the stock, and holds what was told of it against the reservations. */
final class StockCheck {

    /** What each warehouse says it has of a product, beside what its movements and its orders' reservations make of that. */
    private static final String LEVELS = """
            select sku, warehouse, on_hand, reserved, shipped, available, m.packs as moved,
                   coalesce(r.reserved_packs, 0) as promised, coalesce(r.shipped_packs, 0) as sent
            from stock
            full join (select sku, warehouse, sum(packs) as packs from stock_movement group by sku, warehouse) m
                using (sku, warehouse)
            full join (select sku, warehouse,
                              sum(packs) filter (where state = 'RESERVED') as reserved_packs,
                              sum(packs) filter (where state = 'SHIPPED') as shipped_packs
                       from reservation group by sku, warehouse) r
                using (sku, warehouse)
            """;

    private static final String WAITS = "WAITS";

    /** How the packs of orders stand; those of a test are none. */
    static final String RESERVATIONS = """
            select order_id, state
            from (select order_id, state from reservation
                  union all select order_id, 'TEST' from order_without_stock where test) answered
            where order_id = any(?)
            """;

    private static final int BATCH = 1_000;

    private static final Map<String, List<String>> TOLD = Map.of(
            "TEST", List.of("RESERVED"),
            "RESERVED", List.of("RESERVED"),
            "SHIPPED", List.of("RESERVED", "SHIPPED"),
            "RELEASED", List.of("RESERVED", "RELEASED"));

    private final Tables catalog;
    private final AuditReport.Collector findings;

    StockCheck(Tables catalog, AuditReport.Collector findings) {
        this.catalog = catalog;
        this.findings = findings;
    }

    void levels() {
        catalog.each(LEVELS, row -> {
            String subject = row.getString("sku");
            String where = " in " + row.getString("warehouse");
            long onHand = row.getLong("on_hand");
            long reserved = row.getLong("reserved");
            long available = row.getLong("available");
            findings.checked(STOCK_ADDS_UP);
            if (available != onHand - reserved || available < 0) {
                findings.broken(
                        STOCK_ADDS_UP,
                        subject,
                        available + " available" + where + "; " + onHand + " on hand less " + reserved
                                + " reserved make " + (onHand - reserved));
            }
            findings.checked(STOCK_AS_MOVED);
            if (onHand != row.getLong("moved")) {
                findings.broken(
                        STOCK_AS_MOVED,
                        subject,
                        onHand + " on hand" + where + "; its movements make " + row.getLong("moved"));
            }
            findings.checked(STOCK_PROMISED);
            if (reserved != row.getLong("promised") || row.getLong("shipped") != row.getLong("sent")) {
                findings.broken(
                        STOCK_PROMISED,
                        subject,
                        reserved + " reserved and " + row.getLong("shipped") + " shipped" + where + "; its orders make "
                                + row.getLong("promised") + " and " + row.getLong("sent"));
            }
        });
    }

    void told(TopicReader topics) {
        int partitions = topics.partitions(Topics.STOCK_EVENTS);
        IntStream.range(0, partitions).forEach(partition -> {
            Map<OrderId, List<String>> told = new HashMap<>();
            Instant since = topics.read(
                    Topics.STOCK_EVENTS,
                    List.of(partition),
                    event -> told.computeIfAbsent(event.order(), _ -> new ArrayList<>(2))
                            .add(word(event)));
            if (since.equals(Instant.MIN)) {
                compare(told);
            }
        });
    }

    private void compare(Map<OrderId, List<String>> told) {
        List<OrderId> orders = List.copyOf(told.keySet());
        for (int from = 0; from < orders.size(); from += BATCH) {
            List<UUID> batch = orders.subList(from, Math.min(from + BATCH, orders.size())).stream()
                    .map(OrderId::uuid)
                    .toList();
            Map<UUID, String> present = catalog.byId(RESERVATIONS, batch);
            for (UUID id : batch) {
                List<String> expected = TOLD.getOrDefault(present.getOrDefault(id, ""), List.of("REFUSED"));
                List<String> actual = afterWaiting(told.getOrDefault(new OrderId(id), List.of()));
                if (!actual.equals(expected)) {
                    findings.broken(
                            STOCK_FOLLOWS_ORDER, id.toString(), "its stock told " + actual + " instead of " + expected);
                }
            }
        }
    }

    /** An order that waited for stock was refused it before anything else was told, and may never have got any. */
    private static List<String> afterWaiting(List<String> told) {
        if (told.isEmpty() || !told.getFirst().equals(WAITS)) {
            return told;
        }
        return told.size() == 1 ? List.of("REFUSED") : told.subList(1, told.size());
    }

    private static String word(StockEvent event) {
        return switch (event) {
            case StockEvent.StockReserved _ -> "RESERVED";
            case StockEvent.StockRefused refused -> refused.reason() == RejectReason.OUT_OF_STOCK ? WAITS : "REFUSED";
            case StockEvent.StockReleased _ -> "RELEASED";
            case StockEvent.StockShipped _ -> "SHIPPED";
        };
    }
}
