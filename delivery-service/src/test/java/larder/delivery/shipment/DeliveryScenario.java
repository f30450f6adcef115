package larder.delivery.shipment;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShipmentId;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.delivery.DeliveryEvent;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The running service with the simulated carrier at work, and the moves that tests of it share. */
@LarderIntegrationTest
@Import(CarrierSwitchboard.class)
@TestPropertySource(
        properties = {
            "LARDER_CARRIER=simulated",
            "LARDER_COURIER_SECRET=courier-secret",
            "LARDER_CARRIER_STEP_DELAY=200ms",
            "LARDER_CARRIER_POLL_INTERVAL=100ms",
            "larder.delivery.booking.retry=100ms",
            "larder.delivery.booking.poll-interval=100ms",
            "larder.delivery.test-step=300ms"
        })
abstract class DeliveryScenario {

    static final TestTopic<SlotId, OrderEvent> ORDERS = TestTopic.of(Topics.ORDER_EVENTS);
    static final TestTopic<OrderId, DeliveryEvent> DELIVERIES = TestTopic.of(Topics.DELIVERY_EVENTS);

    @LocalServerPort
    int port;

    ServiceClient http = LarderInfrastructure.shared().client(1);

    @BeforeEach
    void connect() {
        http = LarderInfrastructure.shared().client(port);
    }

    static OrderConfirmed confirmed(Sku sku) {
        OrderTerms terms = new OrderTerms(
                Fixtures.shopper(),
                sku,
                new Quantity(2),
                null,
                Fixtures.address(),
                Consent.UNASKED,
                OrderTerms.DeliveryPreference.IN_HOME);
        return new OrderConfirmed(
                new OrderId(UUID.randomUUID()), Fixtures.slot(), terms, Money.of("8.40", "EUR"), Fixtures.now());
    }

    /** Confirms a new order and returns it when its shipment has come so far. */
    OrderConfirmed confirmAndAwait(Sku sku, Step step) {
        OrderConfirmed order = confirmed(sku);
        ORDERS.send(order.slot(), order);
        awaitStep(order, step);
        return order;
    }

    void awaitStep(OrderConfirmed order, Step step) {
        await(order.order() + " to be " + step)
                .atMost(Duration.ofSeconds(30))
                .until(() -> delivery(order)
                        .map(found -> found.path("step").asString(""))
                        .filter(step.name()::equals)
                        .isPresent());
    }

    /** The delivery as the shopper's list of the order shows it. */
    Optional<JsonNode> delivery(OrderConfirmed order) {
        JsonNode found = http.get(
                        "/v1/deliveries?order=" + order.order(),
                        shopper(order.terms().owner()))
                .json()
                .path("deliveries");
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    Response report(OrderConfirmed order, String step, String token) {
        return http.send("POST", path(order, step), token, null);
    }

    static String path(OrderConfirmed order, String step) {
        return "/v1/courier/shipments/" + shipment(order) + "/" + step;
    }

    static ShipmentId shipment(OrderConfirmed order) {
        return Shipment.idFor(order.order());
    }

    static List<? extends Class<?>> announced(OrderConfirmed order) {
        return DELIVERIES.all().stream()
                .filter(event -> event.order().equals(order.order()))
                .map(Object::getClass)
                .toList();
    }

    static String courier(String name) {
        return LarderInfrastructure.shared().issuer().token(name, "courier");
    }

    static String shopper(ShopperId shopper) {
        return LarderInfrastructure.shared().issuer().token(shopper.value(), "shopper");
    }
}
