package larder.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import larder.embedded.CertificateAuthority;
import larder.embedded.ChildProcess;
import larder.embedded.FreePort;
import larder.sdk.DeviceKey;

/** How many signed presses a second the gateway takes and hands to Kafka, beside a server that only answers 202. */
final class IngestBenchmark implements AutoCloseable {

    private final Options options;
    private final Gateway gateway;
    private final ChildProcess floor;
    private final int floorPort;
    private final SSLContext tls;
    private final LoadGenerator load;

    private IngestBenchmark(TestBed bed, Options options, Gateway gateway, ChildProcess floor, int floorPort) {
        this.options = options;
        this.gateway = gateway;
        this.floor = floor;
        this.floorPort = floorPort;
        this.tls = bed.authority().clientContext();
        this.load = new LoadGenerator(tls, options.connections());
    }

    static IngestBenchmark start(TestBed bed, Options options) throws IOException, InterruptedException {
        Gateway gateway = Gateway.start(bed);
        int port = FreePort.find();
        CertificateAuthority.ServerCertificate tls = bed.authority().server("floor", List.of());
        ChildProcess floor = bed.run(
                "floor-server",
                FloorServer.class,
                Integer.toString(port),
                tls.certificate().toString(),
                tls.key().toString(),
                bed.folder().toString());
        Readiness.await(floor, URI.create("https://localhost:" + port), gateway.http());
        return new IngestBenchmark(bed, options, gateway, floor, port);
    }

    /** What one side showed in one round. */
    private record Side(double perSecond, double p99Millis, double cpuMicros) {}

    List<Row> measure(String algorithm, int presses, int warmUps, Class<? extends DeviceKey> kind)
            throws IOException, InterruptedException {
        List<DeviceKey> devices = gateway.operator().register(kind, options.devices());
        List<Row.Pair> rates = new ArrayList<>();
        List<Row.Pair> tails = new ArrayList<>();
        List<Row.Pair> cpu = new ArrayList<>();
        coldStart(devices);
        for (int round = -warmUps; round < options.ingestRounds(); round++) {
            byte[][] requests =
                    SignedPresses.make(devices, presses, Clock.systemUTC().instant());
            boolean floorFirst = round % 2 == 0;
            Side below = floorFirst ? floor(requests) : null;
            Side larder = run(gateway.process(), gateway.port(), requests, presses);
            if (below == null) {
                below = floor(requests);
            }
            TestBed.say(String.format(
                    Locale.ROOT,
                    "press %s %s: %.0f/s, floor %.0f/s",
                    algorithm,
                    round < 0 ? "warm-up" : "round " + (round + 1),
                    larder.perSecond(),
                    below.perSecond()));
            if (round >= 0) {
                rates.add(new Row.Pair(larder.perSecond(), below.perSecond()));
                tails.add(new Row.Pair(larder.p99Millis(), below.p99Millis()));
                cpu.add(new Row.Pair(larder.cpuMicros(), below.cpuMicros()));
            }
        }
        return List.of(
                Row.of("press-" + algorithm, "presses/s", rates),
                Row.of("press-" + algorithm + "-p99", "ms", tails),
                Row.of("press-" + algorithm + "-cpu", "us of the server's CPU a press", cpu));
    }

    /** A few presses over few connections: a JVM that has just started takes too long over many handshakes at once. */
    private void coldStart(List<DeviceKey> devices) throws IOException, InterruptedException {
        LoadGenerator few = new LoadGenerator(tls, 4);
        byte[][] requests = SignedPresses.make(devices, 2_000, Clock.systemUTC().instant());
        few.run(floorPort, requests, requests.length);
        few.run(gateway.port(), requests, requests.length);
    }

    /** The floor looks at nothing, so it may be sent a request twice; it needs more of them to be busy for as long. */
    private Side floor(byte[][] requests) throws IOException, InterruptedException {
        return run(floor, floorPort, requests, options.floorPresses());
    }

    private Side run(ChildProcess server, int port, byte[][] requests, int count)
            throws IOException, InterruptedException {
        Duration before = cpuTime(server);
        LoadGenerator.Seen seen = load.run(port, requests, count);
        double micros = cpuTime(server).minus(before).toNanos() / 1e3 / count;
        return new Side(seen.perSecond(), seen.p99Millis(), micros);
    }

    private static Duration cpuTime(ChildProcess process) {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException(process.name() + " has gone"));
    }

    @Override
    public void close() {
        gateway.close();
        floor.stop(Duration.ofSeconds(10));
    }
}
