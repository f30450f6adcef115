package larder.delivery.shipment;

import static larder.delivery.shipment.CarrierSwitchboard.SIMULATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import larder.contracts.delivery.DeliveryEvent.Delivered;
import larder.contracts.delivery.DeliveryEvent.OutForDelivery;
import larder.contracts.delivery.DeliveryEvent.ShipmentCreated;
import larder.contracts.delivery.DeliveryEvent.ShipmentDispatched;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import org.junit.jupiter.api.Test;

class SimulatedCarrierIT extends DeliveryScenario {

    @Test
    void bringsParcelsByItselfOverTheCourierApi() {
        List<OrderConfirmed> orders =
                Stream.generate(() -> confirmed(SIMULATED)).limit(5).toList();
        orders.forEach(order -> ORDERS.send(order.slot(), order));

        orders.forEach(order -> awaitStep(order, Step.DELIVERED));

        OrderConfirmed order = orders.getFirst();
        DELIVERIES.await(event -> event instanceof Delivered && event.order().equals(order.order()));
        assertThat(announced(order))
                .isEqualTo(List.of(
                        ShipmentCreated.class, ShipmentDispatched.class, OutForDelivery.class, Delivered.class));
    }
}
