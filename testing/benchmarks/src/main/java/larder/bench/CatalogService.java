package larder.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import larder.embedded.PostgresServer;

/** Starts the real catalog-service. */
final class CatalogService {

    private static final String MODULE = "catalog-service";

    private CatalogService() {}

    /** One that a gateway issues the tokens for, with its database beside the gateway's. */
    static ServiceProcess start(TestBed bed, Gateway gateway) throws IOException, InterruptedException {
        return ServiceProcess.start(bed, gateway.postgres(), MODULE, "https://localhost:" + gateway.port());
    }

    /**
     * One with more of each product than anybody orders, and that nobody calls.
     *
     * @param consumers threads that take in orders, each with a connection of its own
     */
    static ServiceProcess stocked(TestBed bed, PostgresServer postgres, int products, int consumers)
            throws IOException, InterruptedException {
        return ServiceProcess.start(
                bed,
                postgres,
                MODULE,
                "https://localhost",
                "--larder.consumer-concurrency=" + consumers,
                "--larder.catalog.assortment="
                        + assortment(bed.folder(), products).toUri());
    }

    private static Path assortment(Path folder, int products) throws IOException {
        String lines = IntStream.range(0, products)
                .mapToObj(number -> OrderRequests.sku(number).value()
                        + "\tBench\tBench soap\t시험용 비누\t1\t1\tPIECE\t2.50\t100000000\n")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("assortment.tsv"), "@\tbench\tBench\t시험\n" + lines);
    }
}
