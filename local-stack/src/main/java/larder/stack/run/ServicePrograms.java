package larder.stack.run;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final CertificateAuthority deviceAuthority;
    private final Map<Service, ServiceImage> images = new ConcurrentHashMap<>();

    ServicePrograms(
            StackSettings settings,
            DataFolder folder,
            Secrets secrets,
            Ports ports,
            CertificateAuthority authority,
            CertificateAuthority deviceAuthority) {
        this.settings = settings;
        this.folder = folder;
        this.secrets = secrets;
        this.ports = ports;
        this.authority = authority;
        this.deviceAuthority = deviceAuthority;
    }

    @Override
    public URI url(Service service) {
        return URI.create("https://localhost:" + ports.of(service.module()));
    }

    @Override
    public URI mutualTls() {
        return URI.create("https://localhost:" + port("device-gateway-mtls"));
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

    ServiceImage image(Service service) {
        return images.computeIfAbsent(service, _ -> ServiceImage.of(service, settings.home()));
    }

    Program program(Service service) {
        ServiceImage image = image(service);
        List<String> options = jvmOptions(service);
        if (Files.exists(image.archive())) {
            options.add("-XX:SharedArchiveFile=" + image.archive());
        }
        return new Program(
                service.module(),
                JavaCommand.jar(image.jar(), options),
                environment(service),
                log(service),
                Signal.TERM);
    }

    /** A start that ends where the work would begin, and leaves an archive of the loaded classes. */
    Program rehearsal(Service service, Path archive) {
        List<String> options = jvmOptions(service);
        options.add("-XX:ArchiveClassesAtExit=" + archive);
        options.add("-Dspring.context.exit=onRefresh");
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(JavaCommand.jar(image(service).jar(), options));
        Map<String, String> environment = environment(service);
        environment.put("LARDER_PORT", "0");
        environment.put("LARDER_MANAGEMENT_PORT", "0");
        environment.put("LARDER_MTLS_PORT", "0");
        environment.put(
                "LARDER_STATE_DIR", folder.folder("tmp").resolve("rehearsal").toString());
        return new Program(
                service.module() + " rehearsal", command, environment, folder.log("rehearsals"), Signal.TERM);
    }

    private List<String> jvmOptions(Service service) {
        List<String> options = new ArrayList<>(settings.jvmOptions());
        options.add("-Xmx" + service.heap());
        options.add("-XX:MaxMetaspaceSize=256m");
        options.add("-XX:+ExitOnOutOfMemoryError");
        options.add("-XX:-UsePerfData");
        options.add("--enable-native-access=ALL-UNNAMED");
        // The JDK's own archive was made without the option above, and says so at every start.
        options.add("-Xlog:cds=off");
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
        if (service == Service.DEVICE_GATEWAY) {
            environment.putAll(edge());
        }
        environment.putAll(settings.environment());
        return environment;
    }

    /** What the gateway alone is told, being the one that the world talks to. */
    private Map<String, String> edge() {
        return Map.of(
                "LARDER_ORIGIN", url(Service.DEVICE_GATEWAY).toString(),
                "LARDER_CATALOG_URL", url(Service.CATALOG_SERVICE).toString(),
                "LARDER_ORDER_URL", url(Service.ORDER_SERVICE).toString(),
                "LARDER_MTLS_PORT", port("device-gateway-mtls"),
                "LARDER_DEVICE_CA", deviceAuthority.certificateFile().toString(),
                "LARDER_MAIL_OUTBOX", folder.folder("outbox").toString(),
                // Everybody on this machine comes from the same address, so that a limit for it would be one for all.
                "LARDER_LIMITS_EXEMPT", "127.0.0.0/8,::1",
                "LARDER_CLIENT_ID", Service.DEVICE_GATEWAY.module());
    }

    private String port(String name) {
        return Integer.toString(ports.of(name));
    }
}
