package larder.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * How a Kafka broker shall run.
 *
 * @param data the folder of its log; found again by a later start
 * @param log the file it writes its own messages to
 * @param port the loopback port for clients
 * @param controllerPort the loopback port of the quorum, which is this broker alone
 * @param heap the most heap of its JVM, as {@code -Xmx} takes it
 * @param more further broker settings, which win over the built-in ones
 * @param temporary whether its data are deleted in the end
 */
public record KafkaSettings(
        Path data, Path log, int port, int controllerPort, String heap, Map<String, String> more, boolean temporary) {

    public KafkaSettings {
        more = Map.copyOf(more);
    }

    /** A broker whose data stay. */
    public static KafkaSettings kept(Path data, Path log, int port, int controllerPort) {
        return new KafkaSettings(data, log, port, controllerPort, "384m", Map.of(), false);
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
                    "384m",
                    Map.of(),
                    true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }

    public KafkaSettings with(Map<String, String> moreSettings) {
        return new KafkaSettings(data, log, port, controllerPort, heap, moreSettings, temporary);
    }

    public KafkaSettings withHeap(String newHeap) {
        return new KafkaSettings(data, log, port, controllerPort, newHeap, more, temporary);
    }

    Path folder() {
        return Objects.requireNonNull(data.toAbsolutePath().getParent(), "the data folder lies in a folder");
    }
}
