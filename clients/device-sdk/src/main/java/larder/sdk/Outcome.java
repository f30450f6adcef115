package larder.sdk;

import org.jspecify.annotations.Nullable;

/** What became of a report. */
public sealed interface Outcome {

    /** The report's event id; sending the report again under it is always safe. */
    String eventId();

    /**
     * The gateway has it for good; the decision comes later.
     *
     * @param eventId the report's event id
     * @param slotId the slot, {@code device:slot}
     * @param decisionId the id that the decision will have
     */
    record Accepted(String eventId, String slotId, String decisionId) implements Outcome {}

    /**
     * Larder has decided.
     *
     * @param eventId the report's event id
     * @param slotId the slot, {@code device:slot}
     * @param decisionId the decision
     * @param answer whether an order was made
     * @param reason why none was made, for {@link Answer#IGNORED}
     * @param orderId the order that was made, or the open one that stood in the way
     * @param repeat whether this event had been decided before
     */
    record Decided(
            String eventId,
            String slotId,
            String decisionId,
            Answer answer,
            @Nullable String reason,
            @Nullable String orderId,
            boolean repeat)
            implements Outcome {}

    /**
     * The gateway will not have it, now or later: an RFC 9457 problem.
     *
     * @param eventId the report's event id
     * @param type the problem's stable type, {@code urn:larder:problem:...}, or {@code about:blank}
     * @param status the HTTP status
     * @param title what the type means
     * @param detail what was wrong this time
     */
    record Refused(
            String eventId,
            String type,
            int status,
            String title,
            @Nullable String detail) implements Outcome {}

    /**
     * Time ran out before anybody took it. It may have arrived all the same.
     *
     * @param eventId the report's event id
     * @param attempts how often it was sent
     * @param lastCause why the last attempt failed
     */
    record GaveUp(String eventId, int attempts, String lastCause) implements Outcome {}

    /** The answer to a report. */
    enum Answer {
        ORDER,
        IGNORED
    }
}
