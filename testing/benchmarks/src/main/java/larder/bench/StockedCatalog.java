package larder.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The real catalog-service in a process of its own, with more of each product than anybody orders. */
final class StockedCatalog implements AutoCloseable {

    private static final String DATABASE = "catalog";

    private final ChildProcess process;

    private StockedCatalog(ChildProcess process) {
        this.process = process;
    }

    /** @param consumers threads that take in orders, each with a connection of its own */
    static StockedCatalog start(TestBed bed, PostgresServer postgres, int products, int consumers)
            throws IOException, InterruptedException {
        TestBed.say("starting the catalogue with " + products + " products");
        String password = UUID.randomUUID().toString();
        postgres.createDatabaseWithUser(DATABASE, password);
        CertificateAuthority.ServerCertificate tls = bed.authority().server("catalog", List.of());
        int managementPort = FreePort.find();
        ChildProcess process = bed.runService(
                "catalog-service",
                Map.ofEntries(
                        Map.entry("LARDER_PORT", Integer.toString(FreePort.find())),
                        Map.entry("LARDER_MANAGEMENT_PORT", Integer.toString(managementPort)),
                        Map.entry("LARDER_KAFKA", bed.kafka().bootstrapServers()),
                        Map.entry("LARDER_DB_URL", postgres.jdbcUrl(DATABASE)),
                        Map.entry("LARDER_DB_USER", DATABASE),
                        Map.entry("LARDER_DB_PASSWORD", password),
                        Map.entry("LARDER_TLS_CERTIFICATE", tls.certificate().toString()),
                        Map.entry("LARDER_TLS_KEY", tls.key().toString()),
                        Map.entry("LARDER_CA", bed.authority().certificateFile().toString()),
                        Map.entry("LARDER_ISSUER", "https://localhost")),
                "--larder.consumer-concurrency=" + consumers,
                "--larder.catalog.assortment="
                        + assortment(bed.folder(), products).toUri());
        try (HttpClient http = HttpClient.newHttpClient()) {
            Readiness.await(
                    process, URI.create("http://localhost:" + managementPort + "/actuator/health/readiness"), http);
        }
        return new StockedCatalog(process);
    }

    private static Path assortment(Path folder, int products) throws IOException {
        String lines = IntStream.range(0, products)
                .mapToObj(number -> OrderRequests.sku(number).value()
                        + "\tBench\tBench soap\t시험용 비누\t1\t1\tPIECE\t2.50\t100000000\n")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("assortment.tsv"), "@\tbench\tBench\t시험\n" + lines);
    }

    ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(20));
    }
}
