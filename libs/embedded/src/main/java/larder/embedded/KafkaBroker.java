package larder.embedded;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker in KRaft mode on loopback ports, as a child process; its storage is formatted by the first start. */
public final class KafkaBroker implements AutoCloseable {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_GRACE = Duration.ofSeconds(30);

    private final KafkaSettings settings;
    private @Nullable ChildProcess process;

    public KafkaBroker(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Starts the broker on the ports of its settings, and returns once it takes connections. */
    public synchronized KafkaBroker start() {
        if (process != null && process.isAlive()) {
            return this;
        }
        if (settings.temporary()) {
            Reaper.shared().deleteAtEnd(settings.folder());
        }
        try {
            Files.createDirectories(settings.data());
            Path ready = settings.folder().resolve("broker-ready");
            Files.deleteIfExists(ready);
            Path file = settings.folder().resolve("broker.properties");
            PrivateFile.write(file, brokerSettings());
            process = new ChildProcess.Program("Kafka", command(file, ready), Map.of(), settings.log(), Signal.TERM)
                    .start();
            awaitReady(process, ready);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start Kafka in " + settings.data(), e);
        }
    }

    private List<String> command(Path file, Path ready) {
        List<String> options = new ArrayList<>(settings.jvmOptions());
        options.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogback.configurationFile=larder/embedded/broker-logback.xml",
                "--enable-native-access=ALL-UNNAMED"));
        return JavaCommand.main(BrokerMain.class, options, file.toString(), ready.toString());
    }

    private String brokerSettings() {
        Properties all = new Properties();
        all.setProperty("process.roles", "broker,controller");
        all.setProperty("node.id", Integer.toString(NODE_ID));
        all.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + settings.controllerPort());
        all.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        all.setProperty(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + settings.port() + "," + CONTROLLER_LISTENER + "://127.0.0.1:"
                        + settings.controllerPort());
        all.setProperty("advertised.listeners", "PLAINTEXT://" + bootstrapServers());
        all.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.setProperty("log.dirs", settings.data().toString());
        all.setProperty("auto.create.topics.enable", "false");
        // One broker, few groups and transactions: small internal topics start and fail over fast.
        all.setProperty("offsets.topic.num.partitions", "4");
        all.setProperty("offsets.topic.replication.factor", "1");
        all.setProperty("transaction.state.log.num.partitions", "4");
        all.setProperty("transaction.state.log.replication.factor", "1");
        all.setProperty("transaction.state.log.min.isr", "1");
        all.setProperty("group.initial.rebalance.delay.ms", "100");
        all.setProperty("min.insync.replicas", "1");
        // After a crash the broker is let in again as soon as its former session is over.
        all.setProperty("broker.session.timeout.ms", "3000");
        all.setProperty("broker.heartbeat.interval.ms", "500");
        all.setProperty("log.segment.bytes", "67108864");
        all.setProperty("log.cleaner.dedupe.buffer.size", "16777216");
        all.setProperty("log.index.size.max.bytes", "1048576");
        all.putAll(settings.more());
        StringWriter text = new StringWriter();
        try {
            all.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void awaitReady(ChildProcess started, Path ready) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (started.isAlive() && System.nanoTime() < deadline) {
            if (Files.exists(ready)) {
                return;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw StartFailed.because("interrupted while Kafka was starting", e);
            }
        }
        String why = started.isAlive() ? "not ready within " + START_LIMIT : "it ended";
        started.kill();
        throw StartFailed.of(started, why);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    public long pid() {
        return running().pid();
    }

    public boolean isRunning() {
        ChildProcess current = process;
        return current != null && current.isAlive();
    }

    /** Ends the broker in an orderly way; {@link #start} brings it back on the same port with the same data. */
    public synchronized void stop() {
        if (process != null) {
            process.stop(STOP_GRACE);
            process = null;
        }
    }

    /** Ends the broker as a power cut of its machine would. */
    public synchronized void kill() {
        running().kill();
        process = null;
    }

    /** Freezes the broker: connections stay open and nothing answers. */
    public void pause() {
        running().pause();
    }

    public void resume() {
        running().resume();
    }

    /** Stops, and deletes what was for one run only. */
    @Override
    public void close() {
        stop();
        if (settings.temporary()) {
            PrivateFile.deleteAll(settings.folder());
        }
    }

    private synchronized ChildProcess running() {
        if (process == null) {
            throw new IllegalStateException("Kafka is not running");
        }
        return process;
    }
}
