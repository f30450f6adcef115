package larder.delivery.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import larder.contracts.Address;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.delivery.DeliveryEvent.DeliveryFailed;
import larder.contracts.delivery.DeliveryEvent.ShipmentCreated;
import larder.contracts.delivery.DeliveryEvent.ShipmentDispatched;
import larder.delivery.carrier.Booking.Booked;
import larder.delivery.carrier.CourierId;
import org.junit.jupiter.api.Test;

class ShipmentTest {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final CourierId ANNA = new CourierId("anna");
    private static final CourierId BO = new CourierId("bo");
    private static final OrderId ORDER = new OrderId(new UUID(1, 2));

    private final Shipment shipment = new Shipment(
            ORDER,
            new OrderTerms(
                    new ShopperId("shopper-1"),
                    new Sku("WATER-2L"),
                    new Quantity(2),
                    null,
                    new Address("Kim", "1 Main Street", null, "Seoul", "04524", "KR")),
            T0);

    @Test
    void takesItsIdFromTheOrder() {
        assertThat(shipment.id())
                .isEqualTo(Shipment.idFor(ORDER))
                .isNotEqualTo(Shipment.idFor(new OrderId(new UUID(1, 3))));
        assertThat(shipment.news()).contains(new ShipmentCreated(shipment.id(), ORDER, T0));
    }

    @Test
    void belongsToTheCourierWhoDispatchesIt() {
        shipment.book(new Booked("LF1", null), "own-fleet", T0);
        assertThat(shipment.isWithinReachOf(ANNA)).isTrue();
        assertThat(shipment.isWithinReachOf(BO)).isTrue();

        shipment.dispatch(ANNA, T0.plusSeconds(1));

        assertThat(shipment.isWithinReachOf(ANNA)).isTrue();
        assertThat(shipment.isWithinReachOf(BO)).isFalse();
        assertThat(shipment.news()).contains(new ShipmentDispatched(shipment.id(), ORDER, "LF1", T0.plusSeconds(1)));
    }

    @Test
    void isWithinNobodysReachBeforeItIsBooked() {
        assertThat(shipment.isWithinReachOf(ANNA)).isFalse();
    }

    @Test
    void isWithinReachOfTheBookedCourierOnly() {
        shipment.book(new Booked("SIM1", BO), "simulated-carrier", T0);

        assertThat(shipment.isWithinReachOf(BO)).isTrue();
        assertThat(shipment.isWithinReachOf(ANNA)).isFalse();
    }

    @Test
    void staysAsItIsWhenAStepIsRepeatedLate() {
        shipment.book(new Booked("LF1", null), "own-fleet", T0);
        shipment.dispatch(ANNA, T0.plusSeconds(1));
        shipment.goOut(ANNA, T0.plusSeconds(2));

        Move again = shipment.dispatch(ANNA, T0.plusSeconds(3));

        assertThat(again).isEqualTo(new Move.Repeated(shipment));
        assertThat(shipment.step()).isEqualTo(Step.OUT_FOR_DELIVERY);
        assertThat(shipment.history()).hasSize(4);
    }

    @Test
    void refusesToSkipAStep() {
        shipment.book(new Booked("LF1", null), "own-fleet", T0);

        Move skipped = shipment.deliver(ANNA, T0);

        assertThat(skipped).isEqualTo(new Move.Refused(Step.BOOKED, Step.DELIVERED));
        assertThat(shipment.step()).isEqualTo(Step.BOOKED);
    }

    @Test
    void keepsTheFirstReasonForFailing() {
        shipment.book(new Booked("LF1", null), "own-fleet", T0);
        shipment.fail("nobody at home", ANNA, T0.plusSeconds(1));

        Move again = shipment.fail("dog", ANNA, T0.plusSeconds(2));

        assertThat(again).isEqualTo(new Move.Repeated(shipment));
        assertThat(shipment.news())
                .contains(new DeliveryFailed(shipment.id(), ORDER, "nobody at home", T0.plusSeconds(1)));
    }

    @Test
    void failsWhenTheCarrierRefuses() {
        Move refused = shipment.fail("too heavy", "own-fleet", T0);

        assertThat(refused).isEqualTo(new Move.Taken(shipment));
        assertThat(shipment.failure()).isEqualTo("too heavy");
    }
}
