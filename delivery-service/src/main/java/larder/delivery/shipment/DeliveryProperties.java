package larder.delivery.shipment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How shipments are handled.
 *
 * @param carrier who brings parcels
 * @param booking how the carrier is asked
 * @param testStep pause between two steps of a shipment that is a test
 */
@ConfigurationProperties("larder.delivery")
record DeliveryProperties(
        @DefaultValue("own-fleet") CarrierChoice carrier,
        @DefaultValue Booking booking,
        @DefaultValue("2s") Duration testStep) {

    DeliveryProperties {
        if (!testStep.isPositive()) {
            throw new IllegalArgumentException("testStep must be above 0");
        }
    }

    /** The carriers there are. */
    enum CarrierChoice {
        OWN_FLEET,
        SIMULATED
    }

    /**
     * How the carrier is asked.
     *
     * @param retry pause before a carrier that could not be asked is asked again; doubled each time, up to 5 minutes
     * @param pollInterval pause between two looks for shipments to be booked
     */
    record Booking(
            @DefaultValue("2s") Duration retry,
            @DefaultValue("500ms") Duration pollInterval) {

        Booking {
            if (!retry.isPositive() || !pollInterval.isPositive()) {
                throw new IllegalArgumentException("retry and pollInterval must be above 0");
            }
        }
    }
}
