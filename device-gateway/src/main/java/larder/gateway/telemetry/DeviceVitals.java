package larder.gateway.telemetry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import larder.contracts.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a device fares, as last written: at most a few seconds old. */
@Component
public class DeviceVitals {

    private final JdbcClient database;

    DeviceVitals(JdbcClient database) {
        this.database = database;
    }

    /** Empty for a device that was never heard and to which nothing was refused. */
    public Optional<State> of(DeviceId device) {
        Map<String, Long> failures = new TreeMap<>();
        database.sql("select problem, count from device_failure where device = ?")
                .param(device.value())
                .query((row, _) -> failures.put(row.getString("problem"), row.getLong("count")))
                .list();
        Optional<State> heard = database.sql("select * from device_vitals where device = ?")
                .param(device.value())
                .query((row, _) -> state(row, failures))
                .optional();
        return heard.isEmpty() && !failures.isEmpty()
                ? Optional.of(new State(null, null, null, null, failures))
                : heard;
    }

    private static State state(ResultSet row, Map<String, Long> failures) throws SQLException {
        return new State(
                instant(row.getTimestamp("heard_at")),
                (Integer) row.getObject("battery_percent"),
                (Integer) row.getObject("battery_millivolts"),
                row.getString("firmware"),
                failures);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /**
     * @param heardAt when the device last proved itself
     * @param batteryPercent its charge in percent, where it tells that
     * @param batteryMillivolts its voltage, where it tells that
     * @param firmware what it says to run
     * @param failures how often which problem was answered to it
     */
    public record State(
            @Nullable Instant heardAt,
            @Nullable Integer batteryPercent,
            @Nullable Integer batteryMillivolts,
            @Nullable String firmware,
            Map<String, Long> failures) {

        public State {
            failures = Map.copyOf(failures);
        }
    }
}
