package larder.catalog.device;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import larder.contracts.DeviceId;
import larder.contracts.SlotId;
import larder.contracts.device.DeviceModelState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers which products a slot may order, by the model of its device. While nothing is known of the model, or the model does not
 * speak of the slot, it may order any.
 */
@Component
public class SlotModels {

    private final JdbcClient database;

    SlotModels(JdbcClient database) {
        this.database = database;
    }

    /** The slot of the device's model, which then stays so until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeviceModelState.Slot hold(SlotId slot) {
        return find(slot, "for share of m");
    }

    /** The slot of the device's model at this moment. */
    public DeviceModelState.Slot of(SlotId slot) {
        return find(slot, "");
    }

    private DeviceModelState.Slot find(SlotId slot, String lock) {
        return database.sql("""
                        select m.slots from device d join device_model m on m.id = d.model where d.id = ?
                        """ + lock)
                .param(slot.device().value())
                .query((row, _) -> among(row.getString("slots"), slot))
                .optional()
                .orElseGet(() -> unrestricted(slot));
    }

    /** The slots of the devices' models at this moment. */
    public Map<SlotId, DeviceModelState.Slot> ofAll(Collection<SlotId> slots) {
        Map<String, String> byDevice = new HashMap<>();
        database.sql("""
                        select d.id, m.slots from device d join device_model m on m.id = d.model
                        where d.id = any (?) and m.slots is not null
                        """)
                .param(slots.stream()
                        .map(slot -> slot.device().value())
                        .distinct()
                        .toArray(String[]::new))
                .query(row -> {
                    byDevice.put(row.getString("id"), row.getString("slots"));
                });
        Map<SlotId, DeviceModelState.Slot> all = new HashMap<>();
        slots.forEach(slot -> all.put(slot, among(byDevice.get(slot.device().value()), slot)));
        return all;
    }

    /**
     * Devices of a model in the order of their ids.
     *
     * @param after goes on behind this device; an empty text for the beginning
     */
    public List<DeviceId> devicesOf(String model, String after, int limit) {
        return database.sql("select id from device where model = ? and id > ? order by id limit ?")
                .params(model, after, limit)
                .query((row, _) -> new DeviceId(row.getString("id")))
                .list();
    }

    private static DeviceModelState.Slot among(@Nullable String slots, SlotId slot) {
        return slots == null
                ? unrestricted(slot)
                : Models.read(slots).stream()
                        .filter(each -> each.name().equals(slot.name()))
                        .findFirst()
                        .orElseGet(() -> unrestricted(slot));
    }

    private static DeviceModelState.Slot unrestricted(SlotId slot) {
        return new DeviceModelState.Slot(slot.name(), null, null, List.of(), List.of());
    }
}
