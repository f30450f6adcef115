package larder.delivery.shipment;

import static larder.delivery.shipment.CarrierSwitchboard.AT_SECOND_CALL;
import static larder.delivery.shipment.CarrierSwitchboard.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import larder.contracts.delivery.DeliveryEvent.DeliveryFailed;
import larder.contracts.delivery.DeliveryEvent.ShipmentCreated;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import org.junit.jupiter.api.Test;

class BookingIT extends DeliveryScenario {

    @Test
    void asksAgainWhenTheCarrierCannotBeAsked() {
        OrderConfirmed order = confirmAndAwait(AT_SECOND_CALL, Step.BOOKED);

        assertThat(delivery(order).orElseThrow().path("trackingNumber").asString(""))
                .startsWith("T");
        assertThat(announced(order)).isEqualTo(List.of(ShipmentCreated.class));
    }

    @Test
    void failsAShipmentThatTheCarrierRefuses() {
        OrderConfirmed order = confirmAndAwait(NEVER, Step.FAILED);

        DELIVERIES.await(event -> event.order().equals(order.order())
                && event instanceof DeliveryFailed failed
                && failed.reason().equals("too heavy"));
        assertThat(report(order, "dispatched", courier("anna")).status()).isEqualTo(404);
    }
}
