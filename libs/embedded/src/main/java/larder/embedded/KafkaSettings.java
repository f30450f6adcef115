package larder.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a Kafka broker shall run.
 *
 * @param data the folder of its log; found again by a later start
 * @param log the file it writes its own messages to
 * @param port the loopback port for clients
 * @param controllerPort the loopback port of the quorum, which is this broker alone
 * @param jvmOptions of its JVM
 * @param more further broker settings, which win over the built-in ones
 * @param temporary whether its data are deleted in the end
 */
public record KafkaSettings(
        Path data,
        Path log,
        int port,
        int controllerPort,
        List<String> jvmOptions,
        Map<String, String> more,
        boolean temporary) {

    /** The first tier of the JIT compiler only: a broker that starts often, and has little to do, gains nothing by the second. */
    private static final List<String> FAST_START = List.of("-Xmx384m", "-XX:TieredStopAtLevel=1");

    public KafkaSettings {
        jvmOptions = List.copyOf(jvmOptions);
        more = Map.copyOf(more);
    }

    /** A broker whose data stay. */
    public static KafkaSettings kept(Path data, Path log, int port, int controllerPort) {
        return new KafkaSettings(data, log, port, controllerPort, FAST_START, Map.of(), false);
    }

    /** A broker for one run, on any ports. */
    public static KafkaSettings forOneRun() {
        try {
            Path folder = Files.createTempDirectory("larder-kafka-");
            return new KafkaSettings(
                    folder.resolve("data"),
                    folder.resolve("kafka.log"),
                    FreePort.find(),
                    FreePort.find(),
                    FAST_START,
                    Map.of(),
                    true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }

    public KafkaSettings with(Map<String, String> moreSettings) {
        return new KafkaSettings(data, log, port, controllerPort, jvmOptions, moreSettings, temporary);
    }

    /** With options that suit steady load better than a fast start. */
    public KafkaSettings withJvmOptions(List<String> options) {
        return new KafkaSettings(data, log, port, controllerPort, options, more, temporary);
    }

    Path folder() {
        return Objects.requireNonNull(data.toAbsolutePath().getParent(), "the data folder lies in a folder");
    }
}
