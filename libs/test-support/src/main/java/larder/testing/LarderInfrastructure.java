package larder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import larder.embedded.CertificateAuthority;
import larder.embedded.KafkaBroker;
import larder.embedded.Reaper;
import org.testcontainers.DockerClientFactory;

/**
 * The surroundings of the services under test, started once for a JVM and ended with it, however it ends. PostgreSQL and
 * Kafka are embedded binaries, or containers when {@code LARDER_TEST_INFRASTRUCTURE} says {@code testcontainers} (or
 * {@code auto} where Docker answers).
 */
public final class LarderInfrastructure {

    private static final class Holder {
        static final LarderInfrastructure SHARED = new LarderInfrastructure();
    }

    private final Backing backing;
    private final TestIssuer issuer;
    private final CertificateAuthority authority;
    private final CertificateAuthority.ServerCertificate certificate;
    private final AtomicInteger databases = new AtomicInteger();

    private LarderInfrastructure() {
        try {
            Path folder = Files.createTempDirectory("larder-test-");
            Reaper.shared().deleteAtEnd(folder);
            authority = CertificateAuthority.in(folder, Clock.systemUTC());
            certificate = authority.server("test", List.of());
            backing = useContainers() ? new ContainerBacking() : new EmbeddedBacking();
            issuer = new TestIssuer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static LarderInfrastructure shared() {
        return Holder.SHARED;
    }

    private static boolean useContainers() {
        String wanted = System.getenv().getOrDefault("LARDER_TEST_INFRASTRUCTURE", "embedded");
        return switch (wanted) {
            case "embedded" -> false;
            case "testcontainers" -> true;
            case "auto" -> DockerClientFactory.instance().isDockerAvailable();
            default ->
                throw new IllegalArgumentException(
                        "LARDER_TEST_INFRASTRUCTURE must be embedded, testcontainers or auto, not " + wanted);
        };
    }

    /** The broker's bootstrap servers. */
    public String kafka() {
        return backing.kafka();
    }

    /** The broker itself, to be paused, stopped and started by tests of faults; only where it is embedded. */
    public KafkaBroker broker() {
        return backing.broker();
    }

    public TestIssuer issuer() {
        return issuer;
    }

    public CertificateAuthority authority() {
        return authority;
    }

    /** Makes an empty database. */
    public Database newDatabase() {
        return backing.newDatabase("larder_test_" + databases.incrementAndGet());
    }

    /** A client of a service of this JVM, by its public port. */
    public ServiceClient client(int port) {
        return new ServiceClient("https://localhost:" + port, authority.clientContext());
    }

    /** What a deployment would tell a service by environment variables, with a database of its own. */
    public Map<String, String> environment() {
        Database database = newDatabase();
        Map<String, String> environment = new HashMap<>();
        environment.put("LARDER_MANAGEMENT_PORT", "0");
        environment.put("LARDER_KAFKA", kafka());
        environment.put("LARDER_PARTITIONS", "3");
        environment.put("LARDER_DB_URL", database.url());
        environment.put("LARDER_DB_USER", database.user());
        environment.put("LARDER_DB_PASSWORD", database.password());
        environment.put("LARDER_TLS_CERTIFICATE", certificate.certificate().toString());
        environment.put("LARDER_TLS_KEY", certificate.key().toString());
        environment.put("LARDER_CA", authority.certificateFile().toString());
        environment.put("LARDER_ISSUER", issuer.uri());
        environment.put("LARDER_OUTBOX_INTERVAL", "50ms");
        environment.put("LARDER_ERASURE_INTERVAL", "100ms");
        environment.put("LARDER_EGRESS_LOOPBACK", "true");
        return environment;
    }

    /** A database and who may use it. */
    public record Database(String url, String user, String password) {}

    /** Where PostgreSQL and Kafka come from. */
    interface Backing {
        String kafka();

        KafkaBroker broker();

        Database newDatabase(String name);
    }
}
