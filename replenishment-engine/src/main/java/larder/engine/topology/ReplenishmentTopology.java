package larder.engine.topology;

import java.util.List;
import larder.contracts.Identifier;
import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.device.DeviceState;
import larder.engine.slot.SlotState;
import larder.events.EventRecords;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;

/**
 * The way from a device event to its decision.
 *
 * <pre>
 * devices ---> device-slots (by slot) --> learn-device --.
 * bindings -----------------------------> learn-binding --+--> store slots
 * order-events -------------------------> learn-order ---'         |
 * device-events ------------------------> decide  <----------------'
 *                                           `--> decisions
 * </pre>
 */
final class ReplenishmentTopology {

    static final String SLOTS = "slots";

    private ReplenishmentTopology() {}

    static Topology build(Decide.Supplier decide) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(EngineSerdes.slotStore(SLOTS));

        builder.stream(Topics.DEVICES.name(), consumed(Topics.DEVICES, EngineSerdes.DEVICE_ID))
                .flatMap(ReplenishmentTopology::toSlots, Named.as("device-to-slots"))
                .repartition(deviceSlots())
                .process(() -> new Learn<>(SlotState::of), Named.as("learn-device"), SLOTS);
        bySlot(builder, Topics.BINDINGS).process(() -> new Learn<>(SlotState::bound), Named.as("learn-binding"), SLOTS);
        bySlot(builder, Topics.ORDER_EVENTS)
                .process(() -> new Learn<>(SlotState::advanced), Named.as("learn-order"), SLOTS);
        bySlot(builder, Topics.DEVICE_EVENTS)
                .process(decide, Named.as("decide"), SLOTS)
                .to(Topics.DECISIONS.name(), produced(Topics.DECISIONS));
        return builder.build();
    }

    private static <V> KStream<SlotId, V> bySlot(StreamsBuilder builder, Topic<SlotId, V> topic) {
        return builder.stream(topic.name(), consumed(topic, EngineSerdes.SLOT_ID));
    }

    private static <K extends Identifier, V> Consumed<K, V> consumed(Topic<K, V> topic, Serde<K> keys) {
        return Consumed.with(keys, EventRecords.serde(topic)).withName("from-" + topic.name());
    }

    private static <V> Produced<SlotId, V> produced(Topic<SlotId, V> topic) {
        return Produced.with(EngineSerdes.SLOT_ID, EventRecords.serde(topic)).withName("to-" + topic.name());
    }

    private static Repartitioned<SlotId, DeviceState> deviceSlots() {
        return Repartitioned.<SlotId, DeviceState>as("device-slots")
                .withKeySerde(EngineSerdes.SLOT_ID)
                .withValueSerde(EventRecords.serde(Topics.DEVICES));
    }

    private static List<KeyValue<SlotId, DeviceState>> toSlots(Object id, @Nullable DeviceState device) {
        return device == null
                ? List.of()
                : device.slotIds().stream()
                        .map(slot -> KeyValue.pair(slot, device))
                        .toList();
    }
}
