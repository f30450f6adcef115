package larder.catalog.device;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import larder.contracts.device.DeviceModelState;
import larder.events.EventJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The rows of the device models. Each model that a device names has one, so that there is something to lock before it is heard of. */
@Component
class Models {

    private static final TypeReference<List<DeviceModelState.Slot>> SLOTS = new TypeReference<>() {};

    private final JdbcClient database;

    Models(JdbcClient database) {
        this.database = database;
    }

    /** Makes room for a model that may not have been heard of yet. */
    void expect(String model) {
        database.sql("insert into device_model (id) values (?) on conflict do nothing")
                .param(model)
                .update();
    }

    /** Takes over what is told of the model; false when that is older than what is known. */
    boolean follow(DeviceModelState state) {
        return database.sql("""
                        insert into device_model as known (id, slots, changed_at) values (:id, :slots, :at)
                        on conflict (id) do update set slots = excluded.slots, changed_at = excluded.changed_at
                        where known.changed_at is null or known.changed_at <= excluded.changed_at
                        """)
                        .param("id", state.model().value())
                        .param("slots", EventJson.MAPPER.writeValueAsString(state.slots()))
                        .param(
                                "at",
                                state.changedAt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void forget(String model) {
        database.sql("update device_model set slots = null, changed_at = null where id = ?")
                .param(model)
                .update();
    }

    static List<DeviceModelState.Slot> read(String slots) {
        return EventJson.MAPPER.readValue(slots, SLOTS);
    }
}
