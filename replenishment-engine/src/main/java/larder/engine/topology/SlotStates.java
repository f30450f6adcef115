package larder.engine.topology;

import larder.contracts.SlotId;
import larder.engine.slot.SlotState;
import org.apache.kafka.streams.state.KeyValueStore;

/** Reads slots from the store. */
final class SlotStates {

    private SlotStates() {}

    /** What is known of a slot; of a slot never heard of, that it is unknown. */
    static SlotState get(KeyValueStore<SlotId, SlotState> slots, SlotId slot) {
        SlotState known = slots.get(slot);
        return known == null ? SlotState.UNKNOWN : known;
    }
}
