package larder.delivery.shipment;

/**
 * How far a shipment has come.
 *
 * <pre>
 * CREATED -> BOOKED -> DISPATCHED -> OUT_FOR_DELIVERY -> DELIVERED
 *    |          |           |                |
 *    +----------+-----------+----------------+--------> FAILED
 *    |          |           |                |             ^
 *    +----------+           +----------------+--> RECALLED +--> RETURNED
 *               |
 *               +--> CANCELLED
 * </pre>
 */
enum Step {
    /** The order is confirmed; the carrier is to be asked. */
    CREATED,
    /** The carrier will bring it. */
    BOOKED,
    /** A courier has it. */
    DISPATCHED,
    /** It is on the van that goes to the door. */
    OUT_FOR_DELIVERY,
    DELIVERED,
    FAILED,
    /** The order was cancelled before any courier had it. */
    CANCELLED,
    /** The order was cancelled while a courier had it, who is to bring it back. */
    RECALLED,
    /** It was recalled, and is back in the house. */
    RETURNED;

    /** Whether no step follows. */
    boolean last() {
        return switch (this) {
            case DELIVERED, FAILED, CANCELLED, RETURNED -> true;
            case CREATED, BOOKED, DISPATCHED, OUT_FOR_DELIVERY, RECALLED -> false;
        };
    }

    /** The step that follows when all goes well; the last is followed by itself. */
    Step onward() {
        return switch (this) {
            case CREATED -> BOOKED;
            case BOOKED -> DISPATCHED;
            case DISPATCHED -> OUT_FOR_DELIVERY;
            case OUT_FOR_DELIVERY, DELIVERED -> DELIVERED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
            case RECALLED, RETURNED -> RETURNED;
        };
    }

    /** Whether this step may be followed by the other. */
    boolean leadsTo(Step next) {
        return switch (this) {
            case CREATED -> next == BOOKED || next == FAILED || next == CANCELLED;
            case BOOKED -> next == DISPATCHED || next == FAILED || next == CANCELLED;
            case DISPATCHED -> next == OUT_FOR_DELIVERY || next == FAILED || next == RECALLED;
            case OUT_FOR_DELIVERY -> next == DELIVERED || next == FAILED || next == RECALLED;
            case RECALLED -> next == RETURNED || next == FAILED;
            case DELIVERED, FAILED, CANCELLED, RETURNED -> false;
        };
    }
}
