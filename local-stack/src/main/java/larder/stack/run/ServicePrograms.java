package larder.stack.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import larder.embedded.CertificateAuthority;
import larder.embedded.ChildProcess.Program;
import larder.embedded.JavaCommand;
import larder.embedded.Signal;
import larder.stack.folder.DataFolder;
import larder.stack.folder.Ports;
import larder.stack.folder.Secrets;

/** Makes the command line and the environment of each service. */
final class ServicePrograms implements Places {

    /** Enough for one machine, and parallel enough to show what parallel means. */
    private static final int PARTITIONS = 6;

    private final StackSettings settings;
    private final DataFolder folder;
    private final Secrets secrets;
    private final Ports ports;
    private final CertificateAuthority authority;

    ServicePrograms(
            StackSettings settings, DataFolder folder, Secrets secrets, Ports ports, CertificateAuthority authority) {
        this.settings = settings;
        this.folder = folder;
        this.secrets = secrets;
        this.ports = ports;
        this.authority = authority;
    }

    @Override
    public URI url(Service service) {
        return URI.create("https://localhost:" + ports.of(service.module()));
    }

    @Override
    public URI management(Service service) {
        return URI.create("http://127.0.0.1:" + ports.of(service.managementPortName()));
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.of("postgresql") + "/" + database;
    }

    @Override
    public String kafka() {
        return "127.0.0.1:" + port("kafka");
    }

    @Override
    public Path log(Service service) {
        return folder.log(service.module());
    }

    Program program(Service service) {
        return new Program(
                service.module(),
                JavaCommand.jar(jar(service), jvmOptions(service)),
                environment(service),
                log(service),
                Signal.TERM);
    }

    private List<String> jvmOptions(Service service) {
        List<String> options = new ArrayList<>(settings.jvmOptions());
        options.add("-Xmx" + service.heap());
        options.add("-XX:MaxMetaspaceSize=256m");
        options.add("-XX:+ExitOnOutOfMemoryError");
        options.add("-XX:-UsePerfData");
        options.add("--enable-native-access=ALL-UNNAMED");
        options.add("-Djava.io.tmpdir=" + folder.folder("tmp"));
        return options;
    }

    private Map<String, String> environment(Service service) {
        ServiceEnvironment shared = new ServiceEnvironment(secrets);
        Map<String, String> environment = new HashMap<>(shared.secretsOf(service));
        environment.putAll(shared.identityOf(
                authority.server(service.module(), List.of()), authority, url(Service.DEVICE_GATEWAY)));
        environment.put("LARDER_PORT", port(service.module()));
        environment.put("LARDER_MANAGEMENT_PORT", port(service.managementPortName()));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("LARDER_KAFKA", kafka());
        environment.put("LARDER_PARTITIONS", Integer.toString(PARTITIONS));
        if (service.databasePassword().isPresent()) {
            environment.put("LARDER_DB_URL", jdbcUrl(service.databaseName()));
            environment.put("LARDER_DB_USER", service.databaseName());
        }
        environment.put("LARDER_STATE_DIR", folder.folder("state").toString());
        environment.put("LARDER_CARRIER", "simulated");
        environment.put("LARDER_DELIVERY_URL", url(Service.DELIVERY_SERVICE).toString());
        environment.putAll(settings.environment());
        return environment;
    }

    private String port(String name) {
        return Integer.toString(ports.of(name));
    }

    /** The newest executable jar of a service. */
    private Path jar(Service service) {
        Path target = settings.home().resolve(service.module()).resolve("target");
        if (!Files.isDirectory(target)) {
            throw ServiceFailed.notBuilt(service, settings.home());
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .max(Comparator.comparingLong(ServicePrograms::changedAt))
                    .orElseThrow(() -> ServiceFailed.notBuilt(service, settings.home()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + target, e);
        }
    }

    private static long changedAt(Path file) {
        return file.toFile().lastModified();
    }
}
