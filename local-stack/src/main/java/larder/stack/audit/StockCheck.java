package larder.stack.audit;

import static larder.stack.audit.Invariant.STOCK_ADDS_UP;
import static larder.stack.audit.Invariant.STOCK_FOLLOWS_ORDER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import larder.contracts.OrderId;
import larder.contracts.Topics;
import larder.contracts.stock.StockEvent;

/** Adds up the stock, and holds what was told of it against the reservations. */
final class StockCheck {

    private static final String LEVELS = """
            select s.sku, s.initial, s.available,
                   coalesce(sum(r.packs) filter (where r.state = 'RESERVED'), 0) as reserved,
                   coalesce(sum(r.packs) filter (where r.state = 'SHIPPED'), 0) as shipped
            from stock s left join reservation r on r.sku = s.sku
            group by s.sku, s.initial, s.available
            """;
    private static final String RESERVATIONS = "select order_id, state from reservation where order_id = any(?)";
    private static final int BATCH = 1_000;

    private static final Map<String, List<String>> TOLD = Map.of(
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
            findings.checked(STOCK_ADDS_UP);
            long expected = row.getLong("initial") - row.getLong("reserved") - row.getLong("shipped");
            long available = row.getLong("available");
            if (available != expected || available < 0) {
                findings.broken(
                        STOCK_ADDS_UP,
                        row.getString("sku"),
                        available + " available; " + row.getLong("initial") + " less " + row.getLong("reserved")
                                + " reserved and " + row.getLong("shipped") + " shipped make " + expected);
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
                List<String> actual = told.getOrDefault(new OrderId(id), List.of());
                if (!actual.equals(expected)) {
                    findings.broken(
                            STOCK_FOLLOWS_ORDER, id.toString(), "its stock told " + actual + " instead of " + expected);
                }
            }
        }
    }

    private static String word(StockEvent event) {
        return switch (event) {
            case StockEvent.StockReserved _ -> "RESERVED";
            case StockEvent.StockRefused _ -> "REFUSED";
            case StockEvent.StockReleased _ -> "RELEASED";
            case StockEvent.StockShipped _ -> "SHIPPED";
        };
    }
}
