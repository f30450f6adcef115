package larder.gateway.registry;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import larder.contracts.DeviceId;
import larder.contracts.Topics;
import larder.contracts.device.DeviceState;
import larder.contracts.device.DeviceState.Status;
import larder.gateway.history.Actor;
import larder.gateway.history.DeviceHistory;
import larder.gateway.history.Entry;
import larder.gateway.history.What;
import larder.support.EventOutbox;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in devices from the factory, many at a time and past JPA, which would ask about each before it adds it. */
@Component
public class NewDevices {

    private static final String ADD = """
            insert into device (id, model, partner, serial, slots, status, suspended, claim_hash, changed_at, version)
            values (?, ?, ?, ?, ?, 'REGISTERED', ?, ?, ?, 0)
            on conflict (model, serial) where status <> 'DEREGISTERED' do nothing""";

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final EventOutbox outbox;
    private final DeviceHistory history;

    NewDevices(JdbcTemplate batches, JdbcClient jdbc, EventOutbox outbox, DeviceHistory history) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.history = history;
    }

    /** Adds devices, but none whose serial is registered already; tells for each whether it was added. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Boolean> add(List<NewDevice> devices, Actor by, Instant now) {
        int[][] counts =
                batches.batchUpdate(ADD, devices, Math.max(1, devices.size()), (row, device) -> fill(row, device, now));
        List<Boolean> added = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            NewDevice device = devices.get(i);
            boolean isNew = counts[0][i] == 1;
            added.add(isNew);
            if (isNew) {
                outbox.append(Topics.DEVICES, device.id(), state(device, now));
                entries.add(new Entry(device.id(), now, What.REGISTERED, by, null));
            }
        }
        history.add(entries);
        return added;
    }

    private static void fill(PreparedStatement row, NewDevice device, Instant now) throws SQLException {
        row.setString(1, device.id().value());
        row.setString(2, device.model().id().value());
        row.setString(3, device.model().partner());
        row.setString(4, device.serial());
        row.setArray(
                5,
                row.getConnection().createArrayOf("text", device.model().slots().toArray(String[]::new)));
        row.setBoolean(6, device.suspended());
        row.setBytes(7, device.code());
        row.setObject(8, now.atOffset(ZoneOffset.UTC));
    }

    private static DeviceState state(NewDevice device, Instant now) {
        return new DeviceState(
                device.id(),
                device.model().id().value(),
                device.model().slots(),
                device.suspended() ? Status.SUSPENDED : Status.REGISTERED,
                null,
                now);
    }

    /** The device of this serial, unless it was deregistered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<DeviceId> registered(String model, String serial) {
        return jdbc.sql("select id from device where model = ? and serial = ? and status <> 'DEREGISTERED'")
                .params(model, serial)
                .query(String.class)
                .optional()
                .map(DeviceId::new);
    }
}
