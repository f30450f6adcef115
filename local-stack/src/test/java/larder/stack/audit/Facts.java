package larder.stack.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import larder.contracts.DecisionId;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceEvent.ButtonPressed;
import larder.contracts.order.OrderEvent;
import larder.contracts.stock.StockEvent;
import larder.stack.folder.Endpoints.Database;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.TestTopic;

/** Writes down one press and all that follows from it, or leaves a part of it out, in topics and tables of its own. */
final class Facts {

    private static final String TABLES = """
            create table orders (id uuid, decision_id uuid, slot text, state text, requested_at timestamptz,
                test boolean not null default false, placed_at timestamptz, consent text default '{"mode":"INSTANT"}',
                ceiling_minor bigint, ceiling_currency text, total_minor bigint, currency text);
            create table order_transition (order_id uuid, seq int, from_state text, to_state text, cause text);
            create table order_return (order_id uuid, accepted boolean);
            create table payment (id uuid default gen_random_uuid(), order_id uuid, state text);
            create table booking (id uuid);
            create table posting (booking uuid, minor bigint, currency text);
            create table stock (sku text, warehouse text, on_hand bigint, reserved bigint, shipped bigint, available bigint);
            create table stock_movement (sku text, warehouse text, packs bigint);
            create table reservation (order_id uuid, sku text, warehouse text, packs int, state text);
            create table order_without_stock (order_id uuid, test boolean);
            create table shipment (order_id uuid, step text);
            """;
    private static final List<String> STATES = List.of("REQUESTED", "PLACED", "CONFIRMED", "SHIPPED", "DELIVERED");

    /** A part of what follows from a press. */
    enum Part {
        EVENT,
        DECISION,
        ORDER,
        ORDER_EVENTS,
        RESERVATION,
        STOCK_EVENTS,
        SHIPMENT,
        PAYMENT
    }

    static final TestTopic<SlotId, DeviceEvent> EVENTS = TestTopic.of(Topics.DEVICE_EVENTS);
    static final TestTopic<SlotId, Decision> DECISIONS = TestTopic.of(Topics.DECISIONS);
    static final TestTopic<SlotId, OrderEvent> ORDERS = TestTopic.of(Topics.ORDER_EVENTS);
    private static final TestTopic<OrderId, StockEvent> STOCK = TestTopic.of(Topics.STOCK_EVENTS);

    private final Database database;
    private final AuditSource source;
    final SlotId slot = Fixtures.slot();
    final Instant now = Fixtures.now();
    final ButtonPressed press = Fixtures.press(slot);
    final OrderTerms terms = Fixtures.terms();
    final OrderDecided decision = decisionOn(press);
    final OrderId order = decision.order();

    Facts(Path folder) {
        LarderInfrastructure.Database fresh = LarderInfrastructure.shared().newDatabase();
        Path password = folder.resolve("password-" + UUID.randomUUID());
        try {
            Files.writeString(password, fresh.password());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        database = new Database(fresh.url(), fresh.user(), password);
        source = new AuditSource(LarderInfrastructure.shared().kafka(), database, database, database);
        sql(TABLES);
        sql("insert into stock values ('" + terms.sku() + "', 'main', 8, 0, 2, 8)");
        sql("insert into stock_movement values ('" + terms.sku() + "', 'main', 10), ('" + terms.sku()
                + "', 'main', -2)");
    }

    AuditSource source() {
        return source;
    }

    OrderDecided decisionOn(ButtonPressed event) {
        DecisionId id = DecisionId.on(slot, event.event());
        return new OrderDecided(id, event.event(), slot, OrderId.from(id), Trigger.PRESS, terms, false, now, now);
    }

    /** Everything that follows from the press, up to its delivery, but for some parts. */
    Facts allBut(Part... left) {
        List<Part> out = List.of(left);
        Map<Part, Runnable> parts = Map.of(
                Part.EVENT, () -> EVENTS.send(slot, press),
                Part.DECISION, () -> DECISIONS.send(slot, decision),
                Part.ORDER, () -> order(order, STATES),
                Part.ORDER_EVENTS, () -> told(order),
                Part.RESERVATION,
                        () -> sql("insert into reservation values ('" + order + "', '" + terms.sku()
                                + "', 'main', 2, 'SHIPPED')"),
                Part.STOCK_EVENTS, this::stockTold,
                Part.SHIPMENT, () -> sql("insert into shipment values ('" + order + "', 'DELIVERED')"),
                Part.PAYMENT, () -> sql("insert into payment (order_id, state) values ('" + order + "', 'CAPTURED')"));
        if (out.contains(Part.RESERVATION)) {
            sql("update stock set on_hand = 10, shipped = 0, available = 10");
            sql("delete from stock_movement where packs < 0");
        }
        for (Part each : Part.values()) {
            Runnable write = parts.get(each);
            if (!out.contains(each) && write != null) {
                write.run();
            }
        }
        return this;
    }

    void order(OrderId id, List<String> states) {
        sql("insert into orders values ('" + id + "', '" + decision.decision() + "', '" + slot + "', '"
                + states.getLast() + "', now())");
        String from = "null";
        int seq = 1;
        for (String state : states) {
            sql("insert into order_transition values ('" + id + "', " + seq++ + ", " + from + ", '" + state + "')");
            from = "'" + state + "'";
        }
    }

    void toldWithoutConfirmation() {
        story(order)
                .filter(event -> !(event instanceof OrderEvent.OrderConfirmed))
                .forEach(this::tell);
    }

    private void told(OrderId id) {
        story(id).forEach(this::tell);
    }

    private void tell(OrderEvent event) {
        ORDERS.send(slot, event);
    }

    private Stream<OrderEvent> story(OrderId id) {
        Money price = Money.of("5.00", "USD");
        return Stream.of(
                new OrderEvent.OrderRequested(id, slot, decision.decision(), Trigger.PRESS, terms, now),
                new OrderEvent.OrderPlaced(id, slot, terms, price, price.times(new Quantity(2)), now, now),
                new OrderEvent.OrderConfirmed(id, slot, terms, price, now),
                new OrderEvent.OrderShipped(id, slot, now),
                new OrderEvent.OrderDelivered(id, slot, now));
    }

    void stockReserved() {
        Money price = Money.of("5.00", "USD");
        STOCK.send(order, new StockEvent.StockReserved(order, terms.sku(), terms.quantity(), price, price, now));
    }

    private void stockTold() {
        stockReserved();
        STOCK.send(order, new StockEvent.StockShipped(order, terms.sku(), terms.quantity(), now));
    }

    void sql(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a violation is about this press or what follows from it. */
    boolean concerns(Violation violation) {
        return violation.subject().contains(slot.value())
                || violation.subject().equals(order.value())
                || violation.subject().equals(decision.decision().value())
                || violation.subject().equals(terms.sku().value());
    }
}
