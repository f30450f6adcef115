package larder.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import larder.embedded.CertificateAuthority;
import larder.embedded.ChildProcess;
import larder.embedded.FreePort;
import larder.embedded.PostgresServer;
import larder.embedded.PostgresSettings;

/** The real device-gateway in a process of its own. */
final class Gateway implements AutoCloseable {

    private final PostgresServer postgres;
    private final ChildProcess process;
    private final URI uri;
    private final HttpClient http;
    private final String opsSecret;

    private Gateway(PostgresServer postgres, ChildProcess process, URI uri, HttpClient http, String opsSecret) {
        this.postgres = postgres;
        this.process = process;
        this.uri = uri;
        this.http = http;
        this.opsSecret = opsSecret;
    }

    static Gateway start(TestBed bed) throws IOException, InterruptedException {
        TestBed.say("starting PostgreSQL and the gateway");
        PostgresServer postgres = new PostgresServer(PostgresSettings.forOneRun()).start();
        int port = FreePort.find();
        int managementPort = FreePort.find();
        URI uri = URI.create("https://localhost:" + port);
        String opsSecret = secret();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(bed.authority().clientContext())
                .build();
        ChildProcess process =
                bed.runService("device-gateway", environment(bed, postgres, port, managementPort, opsSecret));
        Readiness.await(process, URI.create("http://localhost:" + managementPort + "/actuator/health/readiness"), http);
        return new Gateway(postgres, process, uri, http, opsSecret);
    }

    private static Map<String, String> environment(
            TestBed bed, PostgresServer postgres, int port, int managementPort, String opsSecret) throws IOException {
        String databasePassword = UUID.randomUUID().toString();
        postgres.createDatabaseWithUser("gateway", databasePassword);
        CertificateAuthority.ServerCertificate tls = bed.authority().server("gateway", List.of());
        return Map.ofEntries(
                Map.entry("LARDER_PORT", Integer.toString(port)),
                Map.entry("LARDER_MANAGEMENT_PORT", Integer.toString(managementPort)),
                Map.entry("LARDER_KAFKA", bed.kafka().bootstrapServers()),
                Map.entry("LARDER_DB_URL", postgres.jdbcUrl("gateway")),
                Map.entry("LARDER_DB_USER", "gateway"),
                Map.entry("LARDER_DB_PASSWORD", databasePassword),
                Map.entry("LARDER_TLS_CERTIFICATE", tls.certificate().toString()),
                Map.entry("LARDER_TLS_KEY", tls.key().toString()),
                Map.entry("LARDER_CA", bed.authority().certificateFile().toString()),
                Map.entry("LARDER_ISSUER", "https://localhost:" + port),
                // The limits count as ever, and are never reached.
                Map.entry("LARDER_LIMITS_DEVICE", "1000000/1s"),
                Map.entry("LARDER_LIMITS_ACCOUNT", "1000000/1s"),
                Map.entry("LARDER_LIMITS_ADDRESS", "1000000/1s"),
                Map.entry("LARDER_OPS_SECRET", opsSecret),
                Map.entry("LARDER_COURIER_SECRET", secret()),
                Map.entry("LARDER_DEVICE_KEY_SECRET", secret()));
    }

    private static String secret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    int port() {
        return uri.getPort();
    }

    /** A client that trusts the bed's authority. */
    HttpClient http() {
        return http;
    }

    /** The database server that it shares with whatever else is measured. */
    PostgresServer postgres() {
        return postgres;
    }

    ChildProcess process() {
        return process;
    }

    /** Whoever may register devices. */
    Operator operator() {
        return new Operator(uri, http, opsSecret);
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(20));
        postgres.close();
        http.close();
    }
}
