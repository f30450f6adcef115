package larder.delivery.shipment;

import static larder.delivery.shipment.CarrierSwitchboard.BY_HAND;
import static larder.delivery.shipment.CarrierSwitchboard.SIMULATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import larder.contracts.delivery.DeliveryEvent.Delivered;
import larder.contracts.delivery.DeliveryEvent.DeliveryFailed;
import larder.contracts.delivery.DeliveryEvent.OutForDelivery;
import larder.contracts.delivery.DeliveryEvent.ShipmentCreated;
import larder.contracts.delivery.DeliveryEvent.ShipmentDispatched;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CourierApiIT extends DeliveryScenario {

    private final String anna = courier("anna");

    @Test
    void bringsAConfirmedOrderToTheDoorAsTheCourierReports() {
        OrderConfirmed order = confirmAndAwait(BY_HAND, Step.BOOKED);

        assertThat(report(order, "dispatched", anna).status()).isEqualTo(200);
        assertThat(report(order, "out-for-delivery", anna).status()).isEqualTo(200);
        JsonNode line = report(order, "delivered", anna).json();

        assertThat(line.path("step").asString("")).isEqualTo("DELIVERED");
        assertThat(line.path("preference").asString("")).isEqualTo("IN_HOME");
        DELIVERIES.await(event -> event instanceof Delivered && event.order().equals(order.order()));
        assertThat(announced(order))
                .isEqualTo(List.of(
                        ShipmentCreated.class, ShipmentDispatched.class, OutForDelivery.class, Delivered.class));
        JsonNode delivery = http.get(
                        "/v1/deliveries/" + shipment(order),
                        shopper(order.terms().owner()))
                .json();
        assertThat(delivery.path("history").findValuesAsString("step"))
                .containsExactly("CREATED", "BOOKED", "DISPATCHED", "OUT_FOR_DELIVERY", "DELIVERED");
        assertThat(delivery.path("preference").asString("")).isEqualTo("IN_HOME");
        assertThat(manifest(anna)).doesNotContain(shipment(order).value());
    }

    @Test
    void makesOneShipmentOfAnOrderThatIsConfirmedTwice() {
        OrderConfirmed order = confirmed(BY_HAND);
        OrderConfirmed later = new OrderConfirmed(
                confirmed(BY_HAND).order(), order.slot(), order.terms(), order.total(), Fixtures.now());
        ORDERS.send(order.slot(), order, "same-id-" + order.order());
        ORDERS.send(order.slot(), order, "same-id-" + order.order());
        ORDERS.send(order.slot(), order, "another-id-" + order.order());

        ORDERS.send(later.slot(), later);
        awaitStep(later, Step.BOOKED);

        DELIVERIES.await(event -> event.order().equals(later.order()));
        assertThat(announced(order)).isEqualTo(List.of(ShipmentCreated.class));
    }

    @Test
    void answersARepeatedStepWithoutAnnouncingItAgain() {
        OrderConfirmed order = confirmAndAwait(BY_HAND, Step.BOOKED);
        report(order, "dispatched", anna);

        assertThat(report(order, "dispatched", anna).status()).isEqualTo(200);

        report(order, "out-for-delivery", anna);
        assertThat(report(order, "dispatched", anna).json().path("step").asString(""))
                .isEqualTo("OUT_FOR_DELIVERY");
        DELIVERIES.await(
                event -> event instanceof OutForDelivery && event.order().equals(order.order()));
        assertThat(announced(order))
                .isEqualTo(List.of(ShipmentCreated.class, ShipmentDispatched.class, OutForDelivery.class));
    }

    @Test
    void refusesAStepThatDoesNotFollow() {
        OrderConfirmed order = confirmAndAwait(BY_HAND, Step.BOOKED);

        var answer = report(order, "delivered", anna);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("conflict");
        assertThat(delivery(order).orElseThrow().path("step").asString("")).isEqualTo("BOOKED");
    }

    @Test
    void tellsWhyADeliveryFailed() {
        OrderConfirmed order = confirmAndAwait(BY_HAND, Step.BOOKED);
        report(order, "dispatched", anna);

        var blank = http.post(path(order, "failed"), anna, "{\"reason\":\" \"}");
        var failed = http.post(path(order, "failed"), anna, "{\"reason\":\"nobody at home\"}");

        assertThat(blank.status()).isEqualTo(400);
        assertThat(blank.problem()).isEqualTo("invalid-request");
        assertThat(failed.status()).isEqualTo(200);
        var event = DELIVERIES.await(
                each -> each instanceof DeliveryFailed && each.order().equals(order.order()));
        assertThat(event)
                .isInstanceOfSatisfying(
                        DeliveryFailed.class, told -> assertThat(told.reason()).isEqualTo("nobody at home"));
        assertThat(delivery(order).orElseThrow().path("failure").asString("")).isEqualTo("nobody at home");
    }

    @Test
    void letsOnlyTheRightPeopleIn() {
        OrderConfirmed order = confirmAndAwait(BY_HAND, Step.BOOKED);
        report(order, "dispatched", anna);
        String owner = shopper(order.terms().owner());
        String stranger = shopper(Fixtures.shopper());

        assertThat(http.get("/v1/courier/manifest", null).status()).isEqualTo(401);
        assertThat(http.get("/v1/courier/manifest", owner).status()).isEqualTo(403);
        assertThat(report(order, "out-for-delivery", owner).status()).isEqualTo(403);
        assertThat(http.get("/v1/deliveries/" + shipment(order), anna).status()).isEqualTo(403);
        assertThat(http.get("/v1/deliveries/" + shipment(order), stranger).status())
                .isEqualTo(404);
        assertThat(http.get("/v1/deliveries?order=" + order.order(), stranger)
                        .json()
                        .path("deliveries"))
                .isEmpty();
        assertThat(report(order, "out-for-delivery", courier("bo")).status()).isEqualTo(404);
        assertThat(report(order, "out-for-delivery", anna).status()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNoOrderIdOrPageSize() {
        assertThat(http.get("/v1/deliveries?order=x", shopper(Fixtures.shopper()))
                        .status())
                .isEqualTo(400);
        assertThat(http.get("/v1/courier/manifest?limit=201", anna).status()).isEqualTo(400);
    }

    @Test
    void showsEachOpenShipmentOnceAcrossThePagesOfAManifest() {
        String carla = courier("carla");
        List<String> hers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            OrderConfirmed order = confirmAndAwait(BY_HAND, Step.BOOKED);
            report(order, "dispatched", carla);
            hers.add(shipment(order).value());
        }
        OrderConfirmed simulated = confirmAndAwait(SIMULATED, Step.DELIVERED);

        assertThat(manifest(carla)).containsAll(hers).doesNotHaveDuplicates();
        assertThat(manifest(carla)).doesNotContain(shipment(simulated).value());
        assertThat(manifest(anna)).doesNotContainAnyElementsOf(hers);
    }

    private List<String> manifest(String courier) {
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = http.get("/v1/courier/manifest?limit=2&after=" + after, courier)
                    .json();
            page.path("shipments").forEach(line -> found.add(line.path("id").asString("")));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        return found;
    }
}
