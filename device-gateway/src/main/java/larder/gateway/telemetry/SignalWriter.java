package larder.gateway.telemetry;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import larder.contracts.DeviceId;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what was gathered every few seconds and once more at the end. Several gateways may write of one device: the later
 * word stands, failures add up. While the database is away it is gathered on.
 */
@Component
class SignalWriter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SignalWriter.class);

    private static final String VITALS = """
            insert into device_vitals
                (device, heard_at, battery_percent, battery_millivolts, battery_at, firmware, firmware_at)
            select id, ?::timestamptz, ?::int, ?::int, ?::timestamptz, ?::text, ?::timestamptz from device where id = ?
            on conflict (device) do update set
                heard_at = greatest(device_vitals.heard_at, excluded.heard_at),
                battery_percent = case when excluded.battery_at > coalesce(device_vitals.battery_at, '-infinity')
                    then excluded.battery_percent else device_vitals.battery_percent end,
                battery_millivolts = case when excluded.battery_at > coalesce(device_vitals.battery_at, '-infinity')
                    then excluded.battery_millivolts else device_vitals.battery_millivolts end,
                battery_at = greatest(device_vitals.battery_at, excluded.battery_at),
                firmware = case when excluded.firmware_at > coalesce(device_vitals.firmware_at, '-infinity')
                    then excluded.firmware else device_vitals.firmware end,
                firmware_at = greatest(device_vitals.firmware_at, excluded.firmware_at)
            """;
    private static final String FAILURES = """
            insert into device_failure (device, problem, count) select id, ?::text, ?::bigint from device where id = ?
            on conflict (device, problem) do update set count = device_failure.count + excluded.count
            """;
    private static final int BATCH = 500;

    private final DeviceSignals signals;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final long everyMillis;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    SignalWriter(
            DeviceSignals signals,
            JdbcTemplate database,
            TransactionTemplate transaction,
            TelemetryProperties properties) {
        this.signals = signals;
        this.database = database;
        this.transaction = transaction;
        this.everyMillis = properties.flushEvery().toMillis();
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("telemetry").daemon().start(this::run);
    }

    /** Below that of the web server, so that it stops after the last request. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        stopping.countDown();
        Thread writing = thread;
        if (writing != null) {
            try {
                writing.join(everyMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && stopping.getCount() > 0;
    }

    private void run() {
        try {
            boolean last = false;
            while (!last) {
                last = stopping.await(everyMillis, TimeUnit.MILLISECONDS);
                flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void flush() {
        Map<DeviceId, Signal> taken = signals.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(_ -> write(taken));
        } catch (DataAccessException | TransactionException e) {
            signals.giveBack(taken);
            log.atWarn().addKeyValue("devices", taken.size()).setCause(e).log("telemetry waits for the database");
        }
    }

    /** In the order of their ids, so that two gateways never wait for each other. */
    private void write(Map<DeviceId, Signal> taken) {
        List<Heard> heard = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        taken.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().value()))
                .forEach(each -> {
                    String device = each.getKey().value();
                    Signal signal = each.getValue();
                    if (signal.heardAt() != null) {
                        heard.add(new Heard(device, signal));
                    }
                    signal.failures().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .forEach(one -> failed.add(new Failed(device, one.getKey(), one.getValue())));
                });
        database.batchUpdate(VITALS, heard, BATCH, Heard::set);
        database.batchUpdate(FAILURES, failed, BATCH, Failed::set);
    }

    private record Heard(String device, Signal signal) {

        private static void set(PreparedStatement row, Heard heard) throws SQLException {
            Signal signal = heard.signal();
            Battery battery = signal.battery();
            row.setTimestamp(1, timestamp(signal.heardAt()));
            row.setObject(2, battery == null ? null : battery.percent(), Types.INTEGER);
            row.setObject(3, battery == null ? null : battery.millivolts(), Types.INTEGER);
            row.setTimestamp(4, timestamp(signal.batteryAt()));
            row.setString(5, signal.firmware());
            row.setTimestamp(6, timestamp(signal.firmwareAt()));
            row.setString(7, heard.device());
        }
    }

    private record Failed(String device, ProblemType problem, int count) {

        private static void set(PreparedStatement row, Failed failed) throws SQLException {
            row.setString(1, failed.problem().slug());
            row.setInt(2, failed.count());
            row.setString(3, failed.device());
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
