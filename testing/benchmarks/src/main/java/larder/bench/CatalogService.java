package larder.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import larder.embedded.CertificateAuthority;
import larder.embedded.ChildProcess;
import larder.embedded.FreePort;

/** The real catalog-service in a process of its own, beside a gateway that issues its tokens. */
final class CatalogService implements AutoCloseable {

    private static final String DATABASE = "catalog";

    private final Gateway gateway;
    private final ChildProcess process;
    private final URI uri;

    private CatalogService(Gateway gateway, ChildProcess process, URI uri) {
        this.gateway = gateway;
        this.process = process;
        this.uri = uri;
    }

    static CatalogService start(TestBed bed, Gateway gateway) throws IOException, InterruptedException {
        TestBed.say("starting the catalogue");
        int port = FreePort.find();
        int managementPort = FreePort.find();
        String password = UUID.randomUUID().toString();
        gateway.postgres().createDatabaseWithUser(DATABASE, password);
        CertificateAuthority.ServerCertificate tls = bed.authority().server(DATABASE, List.of());
        ChildProcess process = bed.runService(
                "catalog-service",
                Map.ofEntries(
                        Map.entry("LARDER_PORT", Integer.toString(port)),
                        Map.entry("LARDER_MANAGEMENT_PORT", Integer.toString(managementPort)),
                        Map.entry("LARDER_KAFKA", bed.kafka().bootstrapServers()),
                        Map.entry("LARDER_DB_URL", gateway.postgres().jdbcUrl(DATABASE)),
                        Map.entry("LARDER_DB_USER", DATABASE),
                        Map.entry("LARDER_DB_PASSWORD", password),
                        Map.entry("LARDER_TLS_CERTIFICATE", tls.certificate().toString()),
                        Map.entry("LARDER_TLS_KEY", tls.key().toString()),
                        Map.entry("LARDER_CA", bed.authority().certificateFile().toString()),
                        Map.entry("LARDER_ISSUER", "https://localhost:" + gateway.port())));
        Readiness.await(
                process, URI.create("http://localhost:" + managementPort + "/actuator/health/readiness"), gateway.http());
        return new CatalogService(gateway, process, URI.create("https://localhost:" + port));
    }

    URI uri() {
        return uri;
    }

    /** A connection that may do everything in its database. */
    Connection connect() throws SQLException {
        return gateway.postgres().connect(DATABASE);
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(20));
    }
}
