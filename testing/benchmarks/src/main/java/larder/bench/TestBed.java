package larder.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import larder.embedded.CertificateAuthority;
import larder.embedded.ChildProcess;
import larder.embedded.JavaCommand;
import larder.embedded.KafkaBroker;
import larder.embedded.KafkaSettings;
import larder.embedded.Reaper;
import larder.embedded.Signal;

/**
 * What a benchmark stands on: a real broker of its own, a certificate authority and a folder.
 *
 * @param folder for keys, logs and state
 * @param kafka the broker
 * @param authority vouches for every server that is measured
 */
record TestBed(Path folder, KafkaBroker kafka, CertificateAuthority authority) implements AutoCloseable {

    /** The same for everything that is measured, so that no side has the better JVM. */
    private static final List<String> JVM_OPTIONS =
            List.of("-Xms512m", "-Xmx512m", "--enable-native-access=ALL-UNNAMED");

    static TestBed start() throws IOException {
        Path folder = Files.createTempDirectory("larder-bench-");
        Reaper.shared().deleteAtEnd(folder);
        say("starting Kafka");
        KafkaBroker kafka = new KafkaBroker(KafkaSettings.forOneRun().withJvmOptions(List.of("-Xmx768m"))).start();
        return new TestBed(folder, kafka, CertificateAuthority.in(folder.resolve("tls"), Clock.systemUTC()));
    }

    /** Runs a main class of this module in a JVM of its own. */
    ChildProcess run(String name, Class<?> main, String... arguments) {
        return start(name, JavaCommand.main(main, JVM_OPTIONS, arguments), Map.of());
    }

    /** Runs a service's own jar. */
    ChildProcess runService(String service, Map<String, String> environment, String... arguments) throws IOException {
        return start(service, JavaCommand.jar(ServiceJar.of(service), JVM_OPTIONS, arguments), environment);
    }

    private ChildProcess start(String name, List<String> command, Map<String, String> environment) {
        return new ChildProcess.Program(name, command, environment, folder.resolve(name + ".log"), Signal.TERM).start();
    }

    /** Tells whoever watches how far the run is; standard output belongs to the rows. */
    static void say(String progress) {
        long seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1_000;
        System.err.println("bench " + seconds + " s: " + progress);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
