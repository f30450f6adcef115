package larder.gateway.model;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import larder.contracts.ModelId;
import larder.contracts.device.DeviceModelState;
import larder.contracts.device.DeviceModelState.Kind;
import larder.contracts.device.DeviceModelState.Slot;
import larder.events.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** One kind of device. Whose it is never changes, since the devices of that kind are theirs too. */
@Entity
@Table(name = "device_model")
class DeviceModel {

    private static final TypeReference<List<Slot>> SLOTS = new TypeReference<>() {};

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private @Nullable String partner;

    /** A list that is only ever read and written whole. */
    private String slots;

    private Instant changedAt;
    private boolean published;

    @Version
    private long version;

    /** For JPA, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected DeviceModel() {}

    @SuppressWarnings("NullAway.Init") // the version is JPA's
    DeviceModel(ModelId id, @Nullable String partner, Kind kind, List<Slot> slots, Instant now) {
        this.id = id.value();
        this.partner = partner;
        this.kind = kind;
        this.slots = EventJson.MAPPER.writeValueAsString(slots);
        this.changedAt = now;
        this.published = true;
    }

    void describe(Kind newKind, List<Slot> newSlots, Instant now) {
        kind = newKind;
        slots = EventJson.MAPPER.writeValueAsString(newSlots);
        changedAt = now;
        published = true;
    }

    /** False when it had left before. */
    boolean publish() {
        boolean first = !published;
        published = true;
        return first;
    }

    ModelId id() {
        return new ModelId(id);
    }

    @Nullable
    String partner() {
        return partner;
    }

    List<Slot> slots() {
        return EventJson.MAPPER.readValue(slots, SLOTS);
    }

    long version() {
        return version;
    }

    DeviceModelState state() {
        return new DeviceModelState(id(), kind, slots(), partner, changedAt);
    }
}
