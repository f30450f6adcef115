package larder.stack.folder;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import larder.embedded.PrivateFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Where everything of a running system is, as {@code endpoints.json} tells it to any tool. Secrets are named by the files that
 * hold them.
 *
 * @param startedAt when the system became ready
 * @param launcherPid the process that runs it, if it is one of this machine
 * @param data its data folder
 * @param ca the PEM file to trust for all URLs
 * @param kafka bootstrap servers; plain text, loopback only
 * @param postgres the superuser's way in
 * @param services each service by name
 * @param api the one public origin: every path of the API document is below it
 * @param mutualTls where devices come that show a certificate
 * @param outbox the page that shows what was mailed, where no mail leaves this machine
 * @param tokenEndpoint where access tokens come from (OAuth 2)
 * @param clients each OAuth 2 client with a secret by id: the file of its secret (client credentials, HTTP Basic)
 * @param shopper the account that has signed up: what it logs in with
 * @param tokens a valid access token of each caller, kept fresh while a launcher runs the system
 * @param firstDevice the file with id, algorithm and secret of a device that is claimed and bound
 */
public record Endpoints(
        Instant startedAt,
        @Nullable Long launcherPid,
        Path data,
        Path ca,
        String kafka,
        Database postgres,
        Map<String, ServiceEndpoint> services,
        URI api,
        URI mutualTls,
        URI outbox,
        URI tokenEndpoint,
        Map<String, Path> clients,
        Account shopper,
        Map<String, Path> tokens,
        Path firstDevice) {

    /** Paths as people and shells write them, not as URIs. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Path.class, ToStringSerializer.instance))
            .build();

    public Endpoints {
        services = Map.copyOf(services);
        clients = Map.copyOf(clients);
        tokens = Map.copyOf(tokens);
    }

    /**
     * A service.
     *
     * @param url public HTTPS, if it has a public port
     * @param management health and metrics, plain HTTP on loopback
     * @param database its own database, if it keeps one
     * @param log its log file, if it writes one here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ServiceEndpoint(
            @Nullable URI url,
            URI management,
            @Nullable Database database,
            @Nullable Path log) {}

    /** An account of a person. */
    public record Account(String email, Path passwordFile) {}

    /** A database and who may use it. */
    public record Database(String jdbcUrl, String user, Path passwordFile) {

        public String password() {
            return PrivateFile.read(passwordFile);
        }
    }

    /** The description of the system that runs on a folder; throws {@link NotRunning} where none does. */
    public static Endpoints of(Path data) {
        Path file = data.resolve("endpoints.json");
        if (!Files.exists(file)) {
            throw NotRunning.on(data);
        }
        Endpoints found = JSON.readValue(PrivateFile.read(file), Endpoints.class);
        if (!found.isRunning()) {
            throw NotRunning.on(data);
        }
        return found;
    }

    /** A launcher that was killed could not take its description away. */
    private boolean isRunning() {
        return launcherPid == null
                || ProcessHandle.of(launcherPid).filter(ProcessHandle::isAlive).isPresent();
    }

    public void write(Path file) {
        PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    public ServiceEndpoint service(String name) {
        ServiceEndpoint found = services.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no service " + name);
        }
        return found;
    }

    /** The public URL of a service. */
    public URI url(String service) {
        URI found = service(service).url();
        if (found == null) {
            throw new IllegalArgumentException(service + " has no public port");
        }
        return found;
    }

    public Database database(String service) {
        Database found = service(service).database();
        if (found == null) {
            throw new IllegalArgumentException(service + " keeps no database");
        }
        return found;
    }
}
