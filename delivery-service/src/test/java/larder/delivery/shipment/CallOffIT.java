package larder.delivery.shipment;

import static larder.delivery.shipment.CarrierSwitchboard.BY_HAND;
import static larder.delivery.shipment.CarrierSwitchboard.SIMULATED;
import static org.assertj.core.api.Assertions.assertThat;

import larder.contracts.SlotId;
import larder.contracts.delivery.DeliveryEvent.ShipmentCancelled;
import larder.contracts.delivery.DeliveryEvent.ShipmentReturned;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;

/** Shipments of orders that are cancelled after they were confirmed. */
class CallOffIT extends DeliveryScenario {

    private final String anna = courier("anna");

    @Test
    void callsOffWhatNobodyHas() {
        OrderConfirmed order = confirmAndAwait(BY_HAND, Step.BOOKED);

        cancel(order);
        awaitStep(order, Step.CANCELLED);

        DELIVERIES.await(
                event -> event instanceof ShipmentCancelled && event.order().equals(order.order()));
        assertThat(report(order, "dispatched", anna).status()).isEqualTo(404);
        assertThat(manifest()).doesNotContain(shipment(order).value());
    }

    @Test
    void recallsWhatIsOnItsWay() {
        OrderConfirmed order = confirmAndAwait(BY_HAND, Step.BOOKED);
        report(order, "dispatched", anna);
        report(order, "out-for-delivery", anna);

        cancel(order);
        awaitStep(order, Step.RECALLED);

        assertThat(manifest()).contains(shipment(order).value());
        assertThat(report(order, "delivered", anna).problem()).isEqualTo("conflict");
        assertThat(report(order, "returned", anna).json().path("step").asString(""))
                .isEqualTo("RETURNED");
        assertThat(report(order, "returned", anna).status()).isEqualTo(200);
        DELIVERIES.await(
                event -> event instanceof ShipmentReturned && event.order().equals(order.order()));
        assertThat(announced(order).stream().filter(ShipmentReturned.class::equals))
                .hasSize(1);
    }

    @Test
    void takesNothingAwayThatWasHandedOver() {
        OrderConfirmed order = confirmAndAwait(SIMULATED, Step.DELIVERED);

        cancel(order);
        awaitAllHeard(order.slot());

        assertThat(delivery(order).orElseThrow().path("step").asString("")).isEqualTo("DELIVERED");
    }

    @Test
    void sendsNothingOfACancelledOrderWhoseConfirmationComesLate() {
        OrderConfirmed order = confirmed(BY_HAND);

        cancel(order);
        ORDERS.send(order.slot(), order);
        awaitAllHeard(order.slot());

        assertThat(delivery(order)).isEmpty();
    }

    /** One more order of the slot, behind whatever it was told. */
    private void awaitAllHeard(SlotId slot) {
        OrderConfirmed template = confirmed(BY_HAND);
        OrderConfirmed last =
                new OrderConfirmed(template.order(), slot, template.terms(), template.total(), Fixtures.now());
        ORDERS.send(slot, last);
        awaitStep(last, Step.BOOKED);
    }

    private void cancel(OrderConfirmed order) {
        ORDERS.send(order.slot(), new OrderCancelled(order.order(), order.slot(), CancelReason.BY_OPS, Fixtures.now()));
    }

    private String manifest() {
        return http.get("/v1/courier/manifest?limit=200", anna).body();
    }
}
