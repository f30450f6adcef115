package larder.order;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.ShipmentId;
import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.delivery.DeliveryEvent;
import larder.contracts.order.OrderEvent;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.events.EventHeaders;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.TestTopic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * The running service, with the test in the parts of engine, catalogue, carrier and people. Presses have a grace period of one
 * second, readings of a day. Nothing goes to Iceland, and bringing something to France costs 4.90 USD below 50.
 */
@LarderIntegrationTest
@TestPropertySource(
        properties = {
            "larder.order.grace.press=1s",
            "larder.order.timers.polling-interval=100ms",
            "larder.order.stream.polling-interval=100ms",
            "larder.order.stream.heartbeat=1s",
            "larder.order.profiles.is.delivery.offered=false",
            "larder.order.profiles.fr.delivery.cost.usd.amount=4.90",
            "larder.order.profiles.fr.delivery.cost.usd.free-from=50"
        })
abstract class OrderScene {

    static final Money UNIT = Money.of("7.50", "USD");
    static final Money TOTAL = Money.of("15.00", "USD");

    static final CardProcess CARDS = CardProcess.start();

    @DynamicPropertySource
    static void payByCard(DynamicPropertyRegistry properties) {
        properties.add("larder.order.payment.card.url", () -> CARDS.url().toString());
        properties.add("larder.order.payment.card.secret-key", () -> CardProcess.SECRET);
        properties.add("larder.order.payment.card.within", () -> "3s");
    }

    final TestTopic<SlotId, Decision> decisions = TestTopic.of(Topics.DECISIONS);
    final TestTopic<OrderId, StockEvent> stock = TestTopic.of(Topics.STOCK_EVENTS);
    final TestTopic<OrderId, DeliveryEvent> deliveries = TestTopic.of(Topics.DELIVERY_EVENTS);
    final TestTopic<SlotId, OrderEvent> orderEvents = TestTopic.of(Topics.ORDER_EVENTS);
    final String ops = token("operator", "ops");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    static String token(String subject, String... roles) {
        return LarderInfrastructure.shared().issuer().token(subject, roles);
    }

    static String shopper(OrderDecided decided) {
        return token(decided.terms().owner().value(), "shopper");
    }

    ServiceClient client() {
        return LarderInfrastructure.shared().client(port);
    }

    static OrderDecided decided(Trigger trigger, OrderTerms terms) {
        return decided(Fixtures.slot(), trigger, terms);
    }

    static OrderDecided decided(SlotId slot, Trigger trigger, OrderTerms terms) {
        OrderDecided press = Fixtures.orderDecided(slot, terms);
        return new OrderDecided(
                press.decision(),
                press.event(),
                press.slot(),
                press.order(),
                trigger,
                terms,
                false,
                press.receivedAt(),
                press.decidedAt());
    }

    /** The engine has decided; returns when the order is requested. */
    OrderDecided request(Trigger trigger, OrderTerms terms) {
        return request(Fixtures.slot(), trigger, terms);
    }

    OrderDecided request(SlotId slot, Trigger trigger, OrderTerms terms) {
        OrderDecided decided = decided(slot, trigger, terms);
        decisions.send(decided.slot(), decided);
        awaitState(decided, "REQUESTED");
        return decided;
    }

    /** The same, answered by the catalogue; returns when the order is in the given state. */
    OrderDecided reserve(Trigger trigger, OrderTerms terms, String state) {
        return reserve(Fixtures.slot(), trigger, terms, state);
    }

    OrderDecided reserve(SlotId slot, Trigger trigger, OrderTerms terms, String state) {
        OrderDecided decided = request(slot, trigger, terms);
        stock.send(decided.order(), reserved(decided));
        awaitState(decided, state);
        return decided;
    }

    static StockReserved reserved(OrderDecided decided) {
        return new StockReserved(
                decided.order(), decided.terms().sku(), decided.terms().quantity(), UNIT, TOTAL, Fixtures.now());
    }

    void deliveryEvents(OrderDecided decided, DeliveryEvent... events) {
        for (DeliveryEvent event : events) {
            deliveries.send(decided.order(), event);
        }
    }

    static ShipmentId shipment(OrderDecided decided) {
        return new ShipmentId("ship-" + decided.order().value());
    }

    static String path(OrderDecided decided) {
        return "/v1/orders/" + decided.order().value();
    }

    /** The order as operations see it. */
    JsonNode look(OrderDecided decided) {
        return client().get(path(decided), ops).json();
    }

    void awaitState(OrderDecided decided, String state) {
        await("order " + state)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> look(decided).path("state").asString(""), state::equals);
    }

    /** Where the order has been, oldest first. */
    List<String> states(OrderDecided decided) {
        return history(decided, "to");
    }

    List<String> causes(OrderDecided decided) {
        return history(decided, "cause");
    }

    private List<String> history(OrderDecided decided, String field) {
        return look(decided)
                .path("history")
                .valueStream()
                .map(entry -> entry.path(field).asString())
                .toList();
    }

    /** What the order has told the world, once it has told as much as given. */
    List<String> told(OrderDecided decided, int count) {
        return orderEvents.awaitCount(count, event -> event.order().equals(decided.order())).stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    void makeTimerDue(OrderDecided decided) {
        jdbc.sql("update scheduled_tasks set execution_time = now() where task_instance = ?")
                .param(decided.order().value())
                .update();
    }

    long timers(OrderDecided decided) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_instance = ?")
                .param(decided.order().value())
                .query(Long.class)
                .single();
    }

    void awaitNoTimer(OrderDecided decided) {
        await("no timer").atMost(Duration.ofSeconds(30)).until(() -> timers(decided), left -> left == 0);
    }

    /** Waits until every record of the topic about this order has been acted on. */
    void awaitHandled(Topic<OrderId, ?> topic, OrderDecided decided) {
        List<String> ids = TestTopic.records(topic.name()).stream()
                .filter(each -> decided.order().value().equals(each.key()))
                .map(each -> String.valueOf(EventHeaders.read(each.headers(), EventHeaders.ID)))
                .toList();
        await("all handled").atMost(Duration.ofSeconds(30)).until(() -> handled(ids), count -> count == ids.size());
    }

    private long handled(List<String> eventIds) {
        return jdbc.sql("select count(*) from processed_event where event_id in (:ids)")
                .param("ids", eventIds)
                .query(Long.class)
                .single();
    }

    /** The keys of all records that were put aside. */
    Stream<String> deadLetterKeys() {
        return TestTopic.records(Topics.DEAD_LETTERS).stream().map(each -> each.key());
    }

    static String newEventId() {
        return UUID.randomUUID().toString();
    }
}
