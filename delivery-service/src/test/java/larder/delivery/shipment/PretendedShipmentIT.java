package larder.delivery.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Sku;
import larder.contracts.delivery.DeliveryEvent.Delivered;
import larder.contracts.delivery.DeliveryEvent.OutForDelivery;
import larder.contracts.delivery.DeliveryEvent.ShipmentCreated;
import larder.contracts.delivery.DeliveryEvent.ShipmentDispatched;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;

class PretendedShipmentIT extends DeliveryScenario {

    private final String anybody = courier("anybody");

    @Test
    void goesTheEntireWayOfAParcelByItself() {
        OrderConfirmed order = test();
        ORDERS.send(order.slot(), order);
        awaitStep(order, Step.DELIVERED);

        assertThat(announced(order))
                .isEqualTo(List.of(
                        ShipmentCreated.class, ShipmentDispatched.class, OutForDelivery.class, Delivered.class));
        assertThat(delivery(order)).hasValueSatisfying(delivery -> {
            assertThat(delivery.path("test").asBoolean()).isTrue();
            assertThat(delivery.path("trackingNumber").isMissingNode()).isTrue();
        });
    }

    @Test
    void isSeenByNoCourier() {
        OrderConfirmed order = test();
        ORDERS.send(order.slot(), order);

        await("the shipment").until(() -> delivery(order).isPresent());
        assertThat(http.get("/v1/courier/manifest?limit=200", anybody).body())
                .doesNotContain(shipment(order).value());
        assertThat(report(order, "dispatched", anybody).status()).isEqualTo(404);
        awaitStep(order, Step.DELIVERED);
    }

    private static OrderConfirmed test() {
        OrderConfirmed meant = confirmed(new Sku("TEST-SKU"));
        OrderTerms terms = meant.terms();
        var test = new OrderTerms(
                terms.owner(),
                terms.sku(),
                terms.quantity(),
                null,
                terms.deliveryAddress(),
                terms.consent(),
                terms.deliveryPreference(),
                true);
        return new OrderConfirmed(meant.order(), meant.slot(), test, Money.of("8.40", "EUR"), Fixtures.now());
    }
}
