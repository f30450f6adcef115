package larder.delivery.shipment;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import larder.contracts.ShipmentId;
import larder.contracts.Sku;
import larder.delivery.carrier.Booking;
import larder.delivery.carrier.Booking.Booked;
import larder.delivery.carrier.Booking.Refused;
import larder.delivery.carrier.Carrier;
import larder.delivery.carrier.Parcel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Gives each parcel to the carrier that its test wants, told apart by what is in the parcel. */
@TestConfiguration(proxyBeanMethods = false)
class CarrierSwitchboard {

    static final Sku SIMULATED = new Sku("BY-SIMULATED-CARRIER");
    static final Sku BY_HAND = new Sku("BY-HAND");
    static final Sku AT_SECOND_CALL = new Sku("AT-SECOND-CALL");
    static final Sku NEVER = new Sku("NEVER");

    @Bean
    @Primary
    Carrier switchboard(@Qualifier("simulatedCarrier") Carrier simulated) {
        Set<ShipmentId> called = ConcurrentHashMap.newKeySet();
        return new Carrier() {
            @Override
            public String name() {
                return "switchboard";
            }

            @Override
            public Booking book(Parcel parcel) {
                if (parcel.sku().equals(SIMULATED)) {
                    return simulated.book(parcel);
                }
                if (parcel.sku().equals(NEVER)) {
                    return new Refused("too heavy");
                }
                if (parcel.sku().equals(AT_SECOND_CALL) && called.add(parcel.shipment())) {
                    throw new IllegalStateException("the line is busy");
                }
                return new Booked(parcel.trackingNumber("T"), null);
            }
        };
    }
}
