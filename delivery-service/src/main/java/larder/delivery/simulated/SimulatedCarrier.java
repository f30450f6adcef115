package larder.delivery.simulated;

import larder.delivery.carrier.Booking;
import larder.delivery.carrier.Carrier;
import larder.delivery.carrier.CourierId;
import larder.delivery.carrier.Parcel;

/** Takes every parcel and gives it to its one courier; {@link CourierRound} is how that courier works. */
class SimulatedCarrier implements Carrier {

    private final CourierId courier;

    SimulatedCarrier(CourierId courier) {
        this.courier = courier;
    }

    @Override
    public String name() {
        return "simulated-carrier";
    }

    @Override
    public Booking book(Parcel parcel) {
        return new Booking.Booked(parcel.trackingNumber("SIM"), courier);
    }
}
