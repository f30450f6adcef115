package larder.engine.topology;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import larder.contracts.SlotId;
import larder.contracts.decision.Decision;
import larder.contracts.device.DeviceEvent;
import larder.engine.slot.ReplenishmentPolicy;
import larder.engine.slot.SlotState;
import larder.engine.slot.Verdict;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Asks the policy about one device event, keeps the slot's next state and sends the decision on its way. */
final class Decide extends ContextualProcessor<SlotId, DeviceEvent, SlotId, Decision> {

    private final Supplier parts;
    private @Nullable KeyValueStore<SlotId, SlotState> slots;

    private Decide(Supplier parts) {
        this.parts = parts;
    }

    @Override
    public void init(ProcessorContext<SlotId, Decision> context) {
        super.init(context);
        slots = context.getStateStore(ReplenishmentTopology.SLOTS);
    }

    /** The decision goes out first: if it cannot, the state has not changed and the event can be put aside whole. */
    @Override
    public void process(Record<SlotId, DeviceEvent> input) {
        KeyValueStore<SlotId, SlotState> store = Objects.requireNonNull(slots);
        DeviceEvent event = input.value();
        if (event == null || !event.slot().equals(input.key())) {
            throw new IllegalArgumentException("a device event must be keyed by its own slot");
        }
        Verdict verdict = parts.policy.decide(SlotStates.get(store, input.key()), event);
        Instant now = parts.clock.instant();
        Decision decision = Decisions.of(event, verdict, now);
        context()
                .forward(new Record<>(
                        input.key(), decision, now.toEpochMilli(), Decisions.headers(input, decision, context())));
        if (!verdict.repeat()) {
            store.put(input.key(), verdict.next());
        }
        parts.meters.count(event, decision);
        if (parts.pace.isAlone(context().currentSystemTimeMs())) {
            context().commit();
        }
    }

    /** Makes the processor of each task; what they share may be used by several threads. */
    record Supplier(ReplenishmentPolicy policy, InstantSource clock, DecisionMeters meters, CommitPace pace)
            implements ProcessorSupplier<SlotId, DeviceEvent, SlotId, Decision> {

        @Override
        public Decide get() {
            return new Decide(this);
        }
    }
}
