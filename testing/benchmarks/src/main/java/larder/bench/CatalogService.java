package larder.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import larder.embedded.CertificateAuthority;
import larder.embedded.ChildProcess;
import larder.embedded.FreePort;
import larder.embedded.PostgresServer;

/** The real catalog-service in a process of its own, with a database of its own. */
final class CatalogService implements AutoCloseable {

    private final PostgresServer postgres;
    private final String database;
    private final ChildProcess process;
    private final URI uri;

    private CatalogService(PostgresServer postgres, String database, ChildProcess process, URI uri) {
        this.postgres = postgres;
        this.database = database;
        this.process = process;
        this.uri = uri;
    }

    /** One that a gateway issues the tokens for, with its database beside the gateway's. */
    static CatalogService start(TestBed bed, Gateway gateway) throws IOException, InterruptedException {
        return start(bed, gateway.postgres(), "https://localhost:" + gateway.port());
    }

    /**
     * One with more of each product than anybody orders, and that nobody calls.
     *
     * @param consumers threads that take in orders, each with a connection of its own
     */
    static CatalogService stocked(TestBed bed, PostgresServer postgres, int products, int consumers)
            throws IOException, InterruptedException {
        return start(
                bed,
                postgres,
                "https://localhost",
                "--larder.consumer-concurrency=" + consumers,
                "--larder.catalog.assortment="
                        + assortment(bed.folder(), products).toUri());
    }

    private static CatalogService start(TestBed bed, PostgresServer postgres, String issuer, String... arguments)
            throws IOException, InterruptedException {
        TestBed.say("starting the catalogue");
        int port = FreePort.find();
        int managementPort = FreePort.find();
        String password = UUID.randomUUID().toString();
        String database = "catalog" + port;
        postgres.createDatabaseWithUser(database, password);
        CertificateAuthority.ServerCertificate tls = bed.authority().server("catalog", List.of());
        ChildProcess process = bed.runService(
                "catalog-service",
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
        return new CatalogService(postgres, database, process, URI.create("https://localhost:" + port));
    }

    private static Path assortment(Path folder, int products) throws IOException {
        String lines = IntStream.range(0, products)
                .mapToObj(number -> OrderRequests.sku(number).value()
                        + "\tBench\tBench soap\t시험용 비누\t1\t1\tPIECE\t2.50\t100000000\n")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("assortment.tsv"), "@\tbench\tBench\t시험\n" + lines);
    }

    URI uri() {
        return uri;
    }

    ChildProcess process() {
        return process;
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
