package larder.delivery.carrier;

import org.jspecify.annotations.Nullable;

/** A carrier's answer. */
public sealed interface Booking {

    /**
     * The parcel will be brought.
     *
     * @param courier the account that brings it; none means that the first courier who takes it brings it
     */
    record Booked(String trackingNumber, @Nullable CourierId courier) implements Booking {}

    /** The parcel will not be brought, and asking again changes nothing. */
    record Refused(String reason) implements Booking {}
}
