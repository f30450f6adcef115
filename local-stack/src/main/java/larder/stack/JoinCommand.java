package larder.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import larder.embedded.CertificateAuthority;
import larder.stack.edge.Edge;
import larder.stack.edge.Household;
import larder.stack.edge.Person;
import larder.stack.edge.Tokens;
import larder.stack.folder.DataFolder;
import larder.stack.folder.Endpoints;
import larder.stack.folder.Secrets;
import larder.stack.run.EndpointsBuilder;
import larder.stack.run.Places;
import larder.stack.run.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Writes down where a Larder is that others run on the secrets of this data folder, so that the other commands find it, and
 * gives it its first device.
 */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = "Describes services that run in containers to the other commands, and adds a first button.")
final class JoinCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "the broker; default kafka:9092")
    private String kafka = "kafka:9092";

    @Option(names = "--postgres", paramLabel = "HOST:PORT", description = "the databases; default postgres:5432")
    private String postgres = "postgres:5432";

    @Override
    public Integer call() {
        try (DataFolder folder = DataFolder.take(data.folder())) {
            Secrets secrets = new Secrets(folder.path().resolve("secrets"));
            CertificateAuthority authority =
                    CertificateAuthority.in(folder.path().resolve("ca"), Clock.systemUTC());
            Endpoints endpoints = new EndpointsBuilder(
                            folder.path(), secrets, authority.certificateFile(), new Containers(kafka, postgres), null)
                    .with(Map.of(), FirstDevice.in(folder.path()));
            addFirstDevice(endpoints, secrets, authority);
            endpoints.write(folder.endpointsFile());
        }
        return 0;
    }

    private static void addFirstDevice(Endpoints endpoints, Secrets secrets, CertificateAuthority authority) {
        SSLContext tls = authority.clientContext();
        try (Edge gateway = new Edge(endpoints.api(), tls)) {
            Person shopper = FirstShopper.signUp(endpoints, gateway, tls);
            try (Tokens tokens = Tokens.of(
                    gateway,
                    endpoints.api(),
                    tls,
                    secrets,
                    shopper,
                    endpoints.data().resolve("tokens"),
                    Clock.systemUTC())) {
                FirstDevice.addTo(Household.first(gateway, tokens), endpoints.firstDevice());
            }
        }
    }

    /** Each service answers under its own name, on the ports that its image sets. */
    private record Containers(String kafka, String postgres) implements Places {

        @Override
        public URI url(Service service) {
            return URI.create("https://" + service.module() + ":8443");
        }

        @Override
        public URI mutualTls() {
            return URI.create("https://" + Service.DEVICE_GATEWAY.module() + ":8883");
        }

        @Override
        public URI management(Service service) {
            return URI.create("http://" + service.module() + ":8081");
        }

        @Override
        public String jdbcUrl(String database) {
            return "jdbc:postgresql://" + postgres + "/" + database;
        }

        @Override
        public @Nullable Path log(Service service) {
            return null;
        }
    }
}
