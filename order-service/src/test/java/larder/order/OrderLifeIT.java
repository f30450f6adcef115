package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.delivery.DeliveryEvent.Delivered;
import larder.contracts.delivery.DeliveryEvent.DeliveryFailed;
import larder.contracts.delivery.DeliveryEvent.OutForDelivery;
import larder.contracts.delivery.DeliveryEvent.ShipmentCreated;
import larder.contracts.delivery.DeliveryEvent.ShipmentDispatched;
import larder.contracts.order.OrderEvent.Cause;
import larder.contracts.order.OrderEvent.OrderPlaced;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.Party;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.product.ProductState;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class OrderLifeIT extends OrderScene {

    @Autowired
    MeterRegistry meters;

    @Test
    void takesAPressToTheDoor() {
        double deliveredBefore = transitionsTo("delivered");
        OrderDecided decided = reserve(Trigger.PRESS, Fixtures.terms(), "CONFIRMED");
        deliveryEvents(
                decided,
                new ShipmentCreated(shipment(decided), decided.order(), Fixtures.now()),
                new ShipmentDispatched(shipment(decided), decided.order(), "T-1", Fixtures.now()),
                new OutForDelivery(shipment(decided), decided.order(), Fixtures.now()),
                new Delivered(shipment(decided), decided.order(), Fixtures.now()));
        awaitState(decided, "DELIVERED");

        assertThat(told(decided, 5))
                .containsExactly("OrderRequested", "OrderPlaced", "OrderConfirmed", "OrderShipped", "OrderDelivered");
        assertThat(states(decided)).containsExactly("REQUESTED", "PLACED", "CONFIRMED", "SHIPPED", "DELIVERED");
        assertThat(causes(decided)).containsExactly("PRESS", "STOCK_RESERVED", "GRACE_OVER", "DISPATCHED", "DELIVERED");
        assertThat(transitionsTo("delivered")).isGreaterThan(deliveredBefore);
        assertThat(meters.get("larder.press.to.order").timer().count()).isPositive();
    }

    @Test
    void tellsTheCatalogueWhatWasAgreedAndTheWorldWhatItCosts() {
        OrderTerms terms = Fixtures.termsUpTo(TOTAL);
        OrderDecided decided = reserve(Trigger.LEVEL, terms, "PLACED");

        var requested = (OrderRequested) orderEvents.await(
                event -> event instanceof OrderRequested asked && asked.order().equals(decided.order()));
        assertThat(requested)
                .isEqualTo(new OrderRequested(
                        decided.order(),
                        decided.slot(),
                        decided.decision(),
                        Trigger.LEVEL,
                        terms,
                        requested.at(),
                        new Cause(Party.ENGINE, "LEVEL")));
        var placed = (OrderPlaced) orderEvents.await(
                event -> event instanceof OrderPlaced told && told.order().equals(decided.order()));
        assertThat(placed)
                .isEqualTo(new OrderPlaced(
                        decided.order(),
                        decided.slot(),
                        terms,
                        UNIT,
                        TOTAL,
                        Money.of("0.00", "USD"),
                        placed.at().plus(Duration.ofDays(1)),
                        placed.at(),
                        new Cause(Party.CATALOGUE, "STOCK_RESERVED")));
        assertThat(Instant.parse(look(decided).path("cancellableUntil").asString()))
                .isEqualTo(placed.cancellableUntil());
    }

    @Test
    void rejectsWhatTheCatalogueRefuses() {
        OrderDecided decided = request(Trigger.PRESS, Fixtures.terms());
        stock.send(
                decided.order(),
                new StockRefused(
                        decided.order(),
                        decided.terms().sku(),
                        RejectReason.SALE_SUSPENDED,
                        "Recalled by its maker",
                        Fixtures.now()));
        awaitState(decided, "REJECTED");

        assertThat(told(decided, 2)).containsExactly("OrderRequested", "OrderRejected");
        assertThat(causes(decided)).containsExactly("PRESS", "SALE_SUSPENDED");
        assertThat(look(decided).path("explanation").asString()).isEqualTo("Recalled by its maker");
    }

    @Test
    void changesNothingWhenToldAgain() {
        OrderDecided decided = reserve(Trigger.PRESS, Fixtures.terms(), "CONFIRMED");
        var dispatched = new ShipmentDispatched(shipment(decided), decided.order(), "T-1", Fixtures.now());
        var delivered = new Delivered(shipment(decided), decided.order(), Fixtures.now());
        deliveryEvents(decided, dispatched, delivered);
        awaitState(decided, "DELIVERED");
        JsonNode before = look(decided);

        decisions.send(decided.slot(), decided);
        stock.send(decided.order(), reservedUnderAnotherName(decided));
        deliveryEvents(decided, dispatched, delivered, dispatched);
        String sameId = newEventId();
        OrderDecided twice = decided(Trigger.LEVEL, decided.terms());
        decisions.send(twice.slot(), twice, sameId);
        decisions.send(twice.slot(), twice, sameId);
        awaitEverythingHandled(decided, twice);

        assertThat(look(decided)).isEqualTo(before);
        assertThat(told(decided, 5)).hasSize(5);
        assertThat(told(twice, 1)).containsExactly("OrderRequested");
        assertThat(deadLetterKeys())
                .doesNotContain(decided.order().value(), decided.slot().value());
    }

    @Test
    void leavesRepeatedAnswersOfTheEngineAlone() {
        OrderDecided first = decided(Trigger.PRESS, Fixtures.terms());
        OrderDecided repeat = new OrderDecided(
                first.decision(),
                first.event(),
                first.slot(),
                first.order(),
                Trigger.PRESS,
                first.terms(),
                true,
                first.receivedAt(),
                first.decidedAt());
        decisions.send(repeat.slot(), repeat);
        OrderDecided next = onSlot(repeat.slot());
        decisions.send(next.slot(), next);
        awaitState(next, "REQUESTED");

        assertThat(client().get(path(repeat), ops).status()).isEqualTo(404);
    }

    @Test
    void takesUpTheTimerOfAnInstanceThatDied() {
        OrderDecided decided = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
        jdbc.sql("""
                        update scheduled_tasks set execution_time = now() - interval '5 minutes', picked = true,
                            picked_by = 'an instance that died', last_heartbeat = now() - interval '5 minutes'
                        where task_instance = ?
                        """).param(decided.order().value()).update();

        awaitState(decided, "CONFIRMED");
        awaitNoTimer(decided);
        assertThat(told(decided, 3)).endsWith("OrderConfirmed");
    }

    @Test
    void countsOpenOrdersByState() {
        reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(openOrders("placed")).isPositive());
    }

    @Test
    void countsAParcelAtTheDoorAsShippedBefore() {
        OrderDecided decided = reserve(Trigger.PRESS, Fixtures.terms(), "CONFIRMED");
        deliveryEvents(
                decided,
                new Delivered(shipment(decided), decided.order(), Fixtures.now()),
                new ShipmentDispatched(shipment(decided), decided.order(), "T-1", Fixtures.now()));
        awaitState(decided, "DELIVERED");

        assertThat(told(decided, 5)).endsWith("OrderShipped", "OrderDelivered");
        assertThat(states(decided)).endsWith("SHIPPED", "DELIVERED");
    }

    @Test
    void endsUndeliveredWhenTheCarrierGivesUp() {
        OrderDecided decided = reserve(Trigger.PRESS, Fixtures.terms(), "CONFIRMED");
        deliveryEvents(
                decided,
                new ShipmentDispatched(shipment(decided), decided.order(), "T-1", Fixtures.now()),
                new DeliveryFailed(shipment(decided), decided.order(), "nobody there", Fixtures.now()));
        awaitState(decided, "UNDELIVERED");

        assertThat(told(decided, 5)).endsWith("OrderShipped", "OrderUndelivered");
        assertThat(causes(decided)).endsWith("nobody there");
    }

    @Test
    void endsUndeliveredWithoutHavingBeenShippedWhenNoCarrierTakesTheParcel() {
        OrderDecided decided = reserve(Trigger.PRESS, Fixtures.terms(), "CONFIRMED");
        deliveryEvents(decided, new DeliveryFailed(shipment(decided), decided.order(), "no carrier", Fixtures.now()));
        awaitState(decided, "UNDELIVERED");

        assertThat(told(decided, 4)).endsWith("OrderConfirmed", "OrderUndelivered");
    }

    @Test
    void putsImpossibleEventsAsideAndGoesOn() {
        OrderDecided unknown = decided(Trigger.PRESS, Fixtures.terms());
        stock.send(unknown.order(), reserved(unknown));
        OrderDecided tooEarly = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
        deliveryEvents(tooEarly, new Delivered(shipment(tooEarly), tooEarly.order(), Fixtures.now()));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(deadLetterKeys())
                        .contains(unknown.order().value(), tooEarly.order().value()));
        assertThat(states(tooEarly)).containsExactly("REQUESTED", "PLACED");
        reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
    }

    private static StockReserved reservedUnderAnotherName(OrderDecided decided) {
        return new StockReserved(
                decided.order(),
                decided.terms().sku(),
                decided.terms().quantity(),
                UNIT,
                TOTAL,
                null,
                Fixtures.now(),
                null,
                new ProductState.Name("Another name", "다른 이름"),
                "another seller");
    }

    /** Events of one key are handled in order, so whatever follows them on their key is handled after them. */
    private void awaitEverythingHandled(OrderDecided delivered, OrderDecided requested) {
        OrderDecided sameSlot = onSlot(delivered.slot());
        decisions.send(sameSlot.slot(), sameSlot);
        awaitState(sameSlot, "REQUESTED");
        OrderDecided otherSlot = onSlot(requested.slot());
        decisions.send(otherSlot.slot(), otherSlot);
        awaitState(otherSlot, "REQUESTED");
        awaitHandled(Topics.STOCK_EVENTS, delivered);
        awaitHandled(Topics.DELIVERY_EVENTS, delivered);
    }

    private static OrderDecided onSlot(SlotId slot) {
        return Fixtures.orderDecided(slot, Fixtures.terms());
    }

    private double openOrders(String state) {
        var gauge = meters.find("larder.orders.open").tag("state", state).gauge();
        return gauge == null ? 0 : gauge.value();
    }

    private double transitionsTo(String state) {
        var counter =
                meters.find("larder.order.transitions").tag("state", state).counter();
        return counter == null ? 0 : counter.count();
    }
}
