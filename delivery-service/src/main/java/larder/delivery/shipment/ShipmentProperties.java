package larder.delivery.shipment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How shipments are handled.
 *
 * @param carrier who brings parcels
 * @param bookingRetry pause before a carrier that could not be asked is asked again; doubled each time, up to 5 minutes
 */
@ConfigurationProperties("larder.delivery")
record ShipmentProperties(
        @DefaultValue("own-fleet") CarrierChoice carrier,
        @DefaultValue("2s") Duration bookingRetry) {

    ShipmentProperties {
        if (!bookingRetry.isPositive()) {
            throw new IllegalArgumentException("bookingRetry must be above 0");
        }
    }

    /** The carriers there are. */
    enum CarrierChoice {
        OWN_FLEET,
        SIMULATED
    }
}
