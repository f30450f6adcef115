package larder.engine.topology;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import larder.contracts.DeviceId;
import larder.contracts.Identifier;
import larder.contracts.SlotId;
import larder.engine.slot.SlotState;
import larder.engine.slot.SlotStateCodec;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** How keys and states become bytes. */
final class EngineSerdes {

    static final Serde<SlotId> SLOT_ID = identifier(SlotId::of);
    static final Serde<DeviceId> DEVICE_ID = identifier(DeviceId::new);
    private static final Serde<SlotState> SLOT_STATE = Serdes.serdeFrom(
            (_, state) -> state == null ? null : SlotStateCodec.write(state),
            (_, bytes) -> bytes == null ? null : SlotStateCodec.read(bytes));

    private EngineSerdes() {}

    /** On disk, with a changelog in Kafka; a slot hit often is written once a commit. */
    static StoreBuilder<KeyValueStore<SlotId, SlotState>> slotStore(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), SLOT_ID, SLOT_STATE)
                .withCachingEnabled();
    }

    private static <K extends Identifier> Serde<K> identifier(Function<String, K> read) {
        return Serdes.serdeFrom(
                (_, id) -> id == null ? null : id.value().getBytes(StandardCharsets.UTF_8),
                (_, bytes) -> bytes == null ? null : read.apply(new String(bytes, StandardCharsets.UTF_8)));
    }
}
