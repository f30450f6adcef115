package larder.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import larder.embedded.CertificateAuthority;
import larder.embedded.ChildProcess;
import larder.embedded.FreePort;
import larder.embedded.PostgresServer;

/**
 * A real service in a process of its own, with a database of its own.
 *
 * @param postgres where its database is
 * @param database what that is called
 * @param process the process
 * @param uri where it answers
 */
record ServiceProcess(PostgresServer postgres, String database, ChildProcess process, URI uri)
        implements AutoCloseable {

    /** Returns when it is ready. */
    static ServiceProcess start(TestBed bed, PostgresServer postgres, String module, String issuer, String... arguments)
            throws IOException, InterruptedException {
        TestBed.say("starting " + module);
        int port = FreePort.find();
        int managementPort = FreePort.find();
        String password = UUID.randomUUID().toString();
        String database = module.replace("-service", "") + port;
        postgres.createDatabaseWithUser(database, password);
        CertificateAuthority.ServerCertificate tls = bed.authority().server(database, List.of());
        ChildProcess process = bed.runService(
                module,
                Map.ofEntries(
                        Map.entry("LARDER_PORT", Integer.toString(port)),
                        Map.entry("LARDER_MANAGEMENT_PORT", Integer.toString(managementPort)),
                        Map.entry("LARDER_KAFKA", bed.kafka().bootstrapServers()),
                        Map.entry("LARDER_DB_URL", postgres.jdbcUrl(database)),
                        Map.entry("LARDER_DB_USER", database),
                        Map.entry("LARDER_DB_PASSWORD", password),
                        Map.entry("LARDER_TLS_CERTIFICATE", tls.certificate().toString()),
                        Map.entry("LARDER_TLS_KEY", tls.key().toString()),
                        Map.entry("LARDER_CA", bed.authority().certificateFile().toString()),
                        Map.entry("LARDER_ISSUER", issuer)),
                arguments);
        try (HttpClient http = HttpClient.newHttpClient()) {
            Readiness.await(
                    process, URI.create("http://localhost:" + managementPort + "/actuator/health/readiness"), http);
        }
        return new ServiceProcess(postgres, database, process, URI.create("https://localhost:" + port));
    }

    /** A connection that may do everything in its database. */
    Connection connect() throws SQLException {
        return postgres.connect(database);
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(20));
    }
}
