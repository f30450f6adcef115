package larder.engine.topology;

import java.util.Objects;
import java.util.function.BiFunction;
import larder.contracts.SlotId;
import larder.engine.slot.SlotState;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Takes into a slot's state what one of the compacted or order topics says, and says nothing itself. */
final class Learn<V> extends ContextualProcessor<SlotId, V, Void, Void> {

    private final BiFunction<SlotState, V, SlotState> learned;
    private @Nullable KeyValueStore<SlotId, SlotState> slots;

    Learn(BiFunction<SlotState, V, SlotState> learned) {
        this.learned = learned;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        slots = context.getStateStore(ReplenishmentTopology.SLOTS);
    }

    @Override
    public void process(Record<SlotId, V> input) {
        KeyValueStore<SlotId, SlotState> store = Objects.requireNonNull(slots);
        SlotState before = SlotStates.get(store, input.key());
        SlotState after = learned.apply(before, input.value());
        if (!after.equals(before)) {
            store.put(input.key(), after);
        }
    }
}
