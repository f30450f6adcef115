package larder.delivery.carrier;

/** Whoever brings parcels. What becomes of a booked parcel is reported by its couriers over the courier API. */
public interface Carrier {

    /** Who is noted in a shipment's history as the one who booked or refused it. */
    String name();

    /**
     * Asks for a parcel to be brought. After a crash the same parcel may be offered again; the answer must then be the
     * same and nothing be booked twice. An exception means that the carrier could not be asked, and it is asked again
     * later.
     */
    Booking book(Parcel parcel);
}
