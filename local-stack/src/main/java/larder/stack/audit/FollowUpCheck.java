package larder.stack.audit;

import static larder.stack.audit.Invariant.DELIVERY_FOLLOWS_ORDER;
import static larder.stack.audit.Invariant.STOCK_FOLLOWS_ORDER;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Holds each order against the stock set aside for it and against its shipment, in both directions. */
final class FollowUpCheck {

    private static final int BATCH = 1_000;
    private static final String NONE = "";
    private static final String SHIPMENTS = "select order_id, step from shipment where order_id = any(?)";
    private static final String ORDERS = "select id, state from orders where id = any(?)";
    private static final String TESTS = "select id, state from orders where test and id = any(?)";

    /** What a test has in place of stock, once it is priced. */
    private static final String PRICED = "TEST";

    /** Where an order can be without a price. */
    private static final Set<String> UNPRICED = Set.of("REQUESTED", "IN_RESOLUTION", "CANCELLED", "REJECTED");

    private static final Map<String, Set<String>> STOCK = Map.ofEntries(
            Map.entry("REQUESTED", Set.of(NONE, "RESERVED")),
            Map.entry("HELD", Set.of("RESERVED")),
            Map.entry("AUTHORISING", Set.of("RESERVED")),
            Map.entry("IN_RESOLUTION", Set.of(NONE, "RESERVED")),
            Map.entry("PLACED", Set.of("RESERVED")),
            Map.entry("CONFIRMED", Set.of("RESERVED")),
            Map.entry("SHIPPED", Set.of("SHIPPED")),
            Map.entry("DELIVERED", Set.of("SHIPPED")),
            Map.entry("UNDELIVERED", Set.of("SHIPPED", "RELEASED")),
            Map.entry("CANCELLED", Set.of(NONE, "RELEASED", "SHIPPED")),
            Map.entry("REJECTED", Set.of(NONE, "RELEASED")));

    private static final Map<String, Set<String>> SHIPMENT = Map.of(
            "CONFIRMED", Set.of("CREATED", "BOOKED"),
            "SHIPPED", Set.of("DISPATCHED", "OUT_FOR_DELIVERY"),
            "DELIVERED", Set.of("DELIVERED"),
            "UNDELIVERED", Set.of("FAILED"),
            "CANCELLED", Set.of(NONE, "CANCELLED", "RECALLED", "RETURNED", "DELIVERED", "FAILED"));

    private final Tables orders;
    private final Tables catalog;
    private final Tables deliveries;
    private final AuditReport.Collector findings;

    FollowUpCheck(Tables orders, Tables catalog, Tables deliveries, AuditReport.Collector findings) {
        this.orders = orders;
        this.catalog = catalog;
        this.deliveries = deliveries;
        this.findings = findings;
    }

    void run() {
        inBatches(orders, "select id from orders", this::checkOrders);
        inBatches(catalog, "select order_id from reservation", ids -> orphans(STOCK_FOLLOWS_ORDER, "stock", ids));
        inBatches(
                deliveries, "select order_id from shipment", ids -> orphans(DELIVERY_FOLLOWS_ORDER, "a shipment", ids));
    }

    /** Handles a batch of ids. */
    private interface Batch {
        void check(List<UUID> ids);
    }

    private static void inBatches(Tables table, String ids, Batch sink) {
        List<UUID> batch = new ArrayList<>(BATCH);
        table.each(ids, row -> {
            batch.add(row.getObject(1, UUID.class));
            if (batch.size() == BATCH) {
                sink.check(batch);
                batch.clear();
            }
        });
        sink.check(batch);
    }

    private void checkOrders(List<UUID> ids) {
        Map<UUID, String> states = orders.byId(ORDERS, ids);
        Set<UUID> tests = orders.byId(TESTS, ids).keySet();
        Map<UUID, String> reservations = catalog.byId(StockCheck.RESERVATIONS, ids);
        Map<UUID, String> shipments = deliveries.byId(SHIPMENTS, ids);
        states.forEach((id, state) -> {
            Set<String> stock = tests.contains(id) ? ofTest(state) : STOCK.getOrDefault(state, Set.of(NONE));
            compare(STOCK_FOLLOWS_ORDER, stock, "stock", id, state, reservations.getOrDefault(id, NONE));
            Set<String> shipment = SHIPMENT.getOrDefault(state, Set.of(NONE));
            compare(DELIVERY_FOLLOWS_ORDER, shipment, "shipment", id, state, shipments.getOrDefault(id, NONE));
        });
    }

    private static Set<String> ofTest(String state) {
        return UNPRICED.contains(state) ? Set.of(NONE, PRICED) : Set.of(PRICED);
    }

    private void compare(Invariant invariant, Set<String> allowed, String what, UUID id, String state, String found) {
        findings.checked(invariant);
        if (!allowed.contains(found)) {
            findings.broken(
                    invariant,
                    id.toString(),
                    "the order is " + state + ", its " + what + " is " + (found.isEmpty() ? "missing" : found));
        }
    }

    private void orphans(Invariant invariant, String what, List<UUID> ids) {
        Set<UUID> missing = new HashSet<>(ids);
        missing.removeAll(orders.byId(ORDERS, ids).keySet());
        missing.forEach(id -> findings.broken(invariant, id.toString(), "has " + what + " but is no order"));
    }
}
