package larder.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import larder.sdk.DeviceKey;

/** Runs the benchmarks and prints one row for each thing measured. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs from the repository's root, with the services' jars built.
     *
     * @param args {@code --json}: one JSON object a row; {@code --quick}: a short run; {@code --only
     *     ingest|engine|latency|stock|search|import|timers}; {@code --feed FILE}: products to search in and to import
     */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        Options options = Options.parse(args);
        List<Row> rows = new ArrayList<>();
        if (options.measures("ingest")) {
            try (TestBed bed = TestBed.start();
                    IngestBenchmark ingest = IngestBenchmark.start(bed, options)) {
                rows.addAll(ingest.measure("hmac", options.hmacPresses(), options.warmUps(), DeviceKey.Hmac.class));
                rows.addAll(ingest.measure(
                        "ed25519", options.ed25519Presses(), options.shortWarmUps(), DeviceKey.Ed25519.class));
            }
        }
        if (options.measures("engine") || options.measures("latency")) {
            try (TestBed bed = TestBed.start()) {
                preload(new Broker(bed.kafka().bootstrapServers()), options.decisions());
                if (options.measures("engine")) {
                    rows.addAll(new EngineBenchmark(bed, options).measure());
                }
                if (options.measures("latency")) {
                    rows.addAll(new LatencyBenchmark(bed, options).measure());
                }
            }
        }
        if (options.measures("stock")) {
            try (TestBed bed = TestBed.start()) {
                rows.addAll(new ReservationBenchmark(bed, options).measure());
            }
        }
        if (options.measures("search")) {
            try (TestBed bed = TestBed.start()) {
                rows.addAll(new SearchBenchmark(bed, options).measure());
            }
        }
        if (options.measures("import")) {
            try (TestBed bed = TestBed.start()) {
                rows.addAll(new ImportBenchmark(bed, options).measure());
            }
        }
        if (options.measures("timers")) {
            try (TestBed bed = TestBed.start()) {
                rows.addAll(new TimersBenchmark(bed, options).measure());
            }
        }
        System.out.print(options.json() ? Row.json(rows) : Row.table(rows));
    }

    private static void preload(Broker broker, int reports) throws InterruptedException {
        TestBed.say("writing " + reports + " reports of " + HouseholdEvents.SLOTS + " slots");
        Instant now = Clock.systemUTC().instant();
        broker.createLarderTopics();
        broker.writeAll(HouseholdEvents.households(now.minus(Duration.ofDays(1))));
        broker.writeAll(HouseholdEvents.reports(reports, now));
    }
}
