package larder.engine.topology;

import java.time.Instant;
import larder.contracts.Topics;
import larder.contracts.decision.Decision;
import larder.contracts.device.DeviceEvent;
import larder.engine.slot.Answer;
import larder.engine.slot.Verdict;
import larder.events.EventHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Makes the decision that others read out of the policy's verdict, and its headers. */
final class Decisions {

    /** What a gateway notes on an event for itself, to find it again on the decision. */
    private static final String GATEWAY_NOTES = "larder_";

    /** The trace the event belongs to: {@code traceparent} and {@code tracestate} of W3C Trace Context. */
    private static final String TRACE = "trace";

    private Decisions() {}

    static Decision of(DeviceEvent event, Verdict verdict, Instant decidedAt) {
        return switch (verdict.answer()) {
            case Answer.Order order ->
                new Decision.OrderDecided(
                        verdict.decision(),
                        event.event(),
                        event.slot(),
                        order.order(),
                        order.trigger(),
                        order.terms(),
                        verdict.repeat(),
                        event.receivedAt(),
                        decidedAt);
            case Answer.Ignore ignore ->
                new Decision.Ignored(
                        verdict.decision(),
                        event.event(),
                        event.slot(),
                        ignore.reason(),
                        ignore.openOrder(),
                        verdict.repeat(),
                        event.receivedAt(),
                        decidedAt);
        };
    }

    static Headers headers(Record<?, DeviceEvent> input, Decision decision, ProcessingContext context) {
        Headers headers = new RecordHeaders();
        EventHeaders.write(
                headers,
                id(decision, context),
                Topics.DECISIONS.owner(),
                EventHeaders.typeOf(decision.getClass()),
                decision.decidedAt());
        for (Header header : input.headers()) {
            if (header.key().startsWith(GATEWAY_NOTES) || header.key().startsWith(TRACE)) {
                headers.add(header);
            }
        }
        return headers;
    }

    /** A repeat is an event of its own, told apart from the first by where its cause stands. */
    private static String id(Decision decision, ProcessingContext context) {
        String id = decision.decision().value();
        return decision.repeat()
                ? context.recordMetadata().map(cause -> id + place(cause)).orElse(id + "~")
                : id;
    }

    private static String place(RecordMetadata cause) {
        return "~" + cause.partition() + "-" + cause.offset();
    }
}
