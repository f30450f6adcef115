package larder.order;

import java.time.Duration;
import larder.contracts.order.OrderEvent.RejectReason;

/** Something that happens to an order, from whatever side. */
sealed interface Happening {

    /** The catalogue has set the packs aside, for this total. */
    record Reserved(long totalMinor) implements Happening {}

    /** The catalogue has nothing to send. */
    record Refused(RejectReason reason) implements Happening {}

    record CancelledByShopper() implements Happening {}

    record CancelledByOps() implements Happening {}

    record Approved() implements Happening {}

    record Declined() implements Happening {}

    /** Somebody whose order it is not tries to call it off. */
    record CancelledByStranger() implements Happening {}

    /** Time passes. */
    record Passed(Duration time) implements Happening {}

    /** Its timer, if it has one, goes off this very moment, whatever the time. */
    record TimerWentOff() implements Happening {}

    record Dispatched() implements Happening {}

    record Arrived() implements Happening {}

    record Lost() implements Happening {}

    /** Its last record comes once more, as Kafka delivers again what was not committed. */
    record Redelivered() implements Happening {}

    /** What its last record said is said once more by another record. */
    record Retold() implements Happening {}
}
