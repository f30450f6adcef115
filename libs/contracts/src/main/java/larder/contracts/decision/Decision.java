package larder.contracts.decision;

import java.time.Instant;
import larder.contracts.DecisionId;
import larder.contracts.EventId;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.SlotId;
import org.jspecify.annotations.Nullable;

/**
 * The engine's one answer to one device event. A repeat of an event gets the same answer again, marked as a repeat;
 * whoever acts on decisions leaves repeats alone.
 */
public sealed interface Decision {

    DecisionId decision();

    EventId event();

    SlotId slot();

    /** Whether this only repeats an answer given before. */
    boolean repeat();

    /** When the gateway took the event in. */
    Instant receivedAt();

    /** When the engine decided. */
    Instant decidedAt();

    /** An order shall be made. */
    record OrderDecided(
            DecisionId decision,
            EventId event,
            SlotId slot,
            OrderId order,
            Trigger trigger,
            OrderTerms terms,
            boolean repeat,
            Instant receivedAt,
            Instant decidedAt)
            implements Decision {}

    /**
     * Nothing shall be ordered.
     *
     * @param openOrder the order that is already on its way, where that is the reason
     */
    record Ignored(
            DecisionId decision,
            EventId event,
            SlotId slot,
            Reason reason,
            @Nullable OrderId openOrder,
            boolean repeat,
            Instant receivedAt,
            Instant decidedAt)
            implements Decision {}

    /** What made the engine order. */
    enum Trigger {
        PRESS,
        LEVEL,
        USAGE,
        /** Asked for by other means; in records of before, which did not tell these apart. */
        ASKED,
        /** A partner's appliance asked. */
        DRS,
        VOICE,
        VIRTUAL_BUTTON,
        /** The shopper bought it in the app. */
        APP
    }

    /** Why nothing is ordered, in the order in which the reasons are checked. */
    enum Reason {
        /** Older than its kind of event may be. */
        STALE,
        /** From the future, beyond what clocks may differ. */
        CLOCK_SKEW,
        /** The device was deregistered, or its partner is suspended. */
        DEREGISTERED,
        /** The slot has no binding. */
        UNBOUND,
        /** The shopper paused the binding or the device. */
        PAUSED,
        /** The catalogue has changed under the binding; the shopper has to choose anew. */
        NEEDS_CHOICE,
        /** A press right after another. */
        REPEATED_PRESS,
        /** A reading older than one already taken in. */
        IGNORED_OUT_OF_ORDER,
        /** A reading that cannot be: negative, above capacity, of a slot without a level rule, or an unexplained jump. */
        IMPLAUSIBLE,
        /** There is enough left. */
        ABOVE_THRESHOLD,
        /** An order of this slot is on its way and the binding allows only one. */
        ORDER_OPEN,
        /** The slot has had its most orders for 24 hours. */
        CAPPED,
        /** By itself, and the household called off two such orders in a row: waits for a refill, or for an order that comes. */
        CANCELLED_TWICE,
        /** By itself, and the household called off such an order not long ago. */
        CANCELLED_LATELY,
        /** Low, but this low was already answered with an order: waits for the level to rise. */
        DISARMED
    }
}
