package larder.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import larder.embedded.CertificateAuthority;
import larder.embedded.ChildProcess;
import larder.embedded.FreePort;

/** Starts the engine and its floors, with the same Kafka Streams settings for all: the engine's defaults. */
final class StreamsApps {

    private static final int COMMIT_INTERVAL_MILLIS = 25;
    private static final int THREADS = 2;

    /** As the engine derives them from these two. */
    private static final List<String> FLOOR_SETTINGS = List.of(
            "commit.interval.ms=" + COMMIT_INTERVAL_MILLIS,
            "poll.ms=" + COMMIT_INTERVAL_MILLIS,
            "num.stream.threads=" + THREADS,
            "producer.batch.size=65536");

    private final TestBed bed;
    private final Broker broker;

    StreamsApps(TestBed bed, Broker broker) {
        this.bed = bed;
        this.broker = broker;
    }

    /** The real engine, which reads everything from the beginning under an application id of its own. */
    ChildProcess engine(String id) throws IOException {
        CertificateAuthority.ServerCertificate tls = bed.authority().server("engine", List.of());
        Map<String, String> environment = Map.of(
                "LARDER_MANAGEMENT_PORT", Integer.toString(FreePort.find()),
                "LARDER_KAFKA", broker.bootstrapServers(),
                "LARDER_STATE_DIR", bed.folder().resolve(id).toString(),
                "LARDER_TLS_CERTIFICATE", tls.certificate().toString(),
                "LARDER_TLS_KEY", tls.key().toString(),
                "LARDER_CA", bed.authority().certificateFile().toString(),
                "LARDER_ISSUER", "https://localhost");
        return bed.runService(
                "replenishment-engine",
                environment,
                "--spring.application.name=" + id,
                "--larder.engine.commit-interval=" + COMMIT_INTERVAL_MILLIS + "ms",
                "--larder.engine.threads=" + THREADS);
    }

    /** The floor with one get and put a record. */
    ChildProcess getPut(String id, String input, String output) {
        return floor("store", id, input, output);
    }

    /** The floor that only passes records on. */
    ChildProcess passThrough(String id, String input, String output) {
        return floor("pass", id, input, output);
    }

    private ChildProcess floor(String kind, String id, String input, String output) {
        List<String> arguments = new ArrayList<>(List.of(
                kind,
                broker.bootstrapServers(),
                id,
                input,
                output,
                bed.folder().resolve(id).toString()));
        arguments.addAll(FLOOR_SETTINGS);
        return bed.run(id, StreamsFloor.class, arguments.toArray(String[]::new));
    }
}
