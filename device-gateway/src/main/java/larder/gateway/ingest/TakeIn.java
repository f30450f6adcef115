package larder.gateway.ingest;

import java.time.Duration;
import java.util.Optional;
import larder.contracts.DecisionId;
import larder.contracts.decision.Decision;
import larder.contracts.device.DeviceEvent;
import larder.gateway.decision.AwaitedDecisions;
import larder.gateway.decision.AwaitedDecisions.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leaves an event with the broker and, where the device would like to, waits for the engine's decision. */
@Component
class TakeIn {

    private final DeviceEventProducer producer;
    private final AwaitedDecisions decisions;

    TakeIn(DeviceEventProducer producer, AwaitedDecisions decisions) {
        this.producer = producer;
        this.decisions = decisions;
    }

    Answer take(DeviceEvent event, @Nullable Duration wait) {
        DecisionId decision = DecisionId.on(event.slot(), event.event());
        Optional<Waiting> place = wait == null ? Optional.empty() : decisions.await(decision);
        if (wait == null || place.isEmpty()) {
            producer.produce(event);
            return Answer.accepted(event, decision, null);
        }
        try (Waiting waiting = place.get()) {
            producer.produce(event);
            Optional<Decision> made = waiting.get(wait);
            return made.map(known -> Answer.decided(event, known, wait))
                    .orElseGet(() -> Answer.accepted(event, decision, wait));
        }
    }
}
