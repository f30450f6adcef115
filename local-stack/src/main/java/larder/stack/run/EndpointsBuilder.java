package larder.stack.run;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import larder.embedded.PostgresServer;
import larder.stack.folder.Endpoints;
import larder.stack.folder.Endpoints.Account;
import larder.stack.folder.Endpoints.Database;
import larder.stack.folder.Endpoints.ServiceEndpoint;
import larder.stack.folder.Secrets;
import larder.stack.folder.Secrets.Secret;
import org.jspecify.annotations.Nullable;

/** Describes a running Larder. */
public final class EndpointsBuilder {

    /** An address that no mail can ever reach (RFC 6761). */
    public static final String FIRST_SHOPPER = "kim@household.test";

    private final Path folder;
    private final Secrets secrets;
    private final Path ca;
    private final Places places;
    private final @Nullable Long launcherPid;

    /**
     * @param folder its data folder
     * @param ca the PEM file to trust
     * @param launcherPid the process that runs it, if it is one of this machine
     */
    public EndpointsBuilder(Path folder, Secrets secrets, Path ca, Places places, @Nullable Long launcherPid) {
        this.folder = folder;
        this.secrets = secrets;
        this.ca = ca;
        this.places = places;
        this.launcherPid = launcherPid;
    }

    /**
     * @param tokens the files of access tokens by who they are of
     * @param firstDevice the file of the first device's key
     */
    public Endpoints with(Map<String, Path> tokens, Path firstDevice) {
        Map<String, ServiceEndpoint> services = new TreeMap<>();
        for (Service service : Service.values()) {
            services.put(
                    service.module(),
                    new ServiceEndpoint(
                            service == Service.REPLENISHMENT_ENGINE ? null : places.url(service),
                            places.management(service),
                            service.databasePassword()
                                    .map(password -> database(service.databaseName(), service.databaseName(), password))
                                    .orElse(null),
                            places.log(service)));
        }
        URI gateway = places.url(Service.DEVICE_GATEWAY);
        return new Endpoints(
                Clock.systemUTC().instant(),
                launcherPid,
                folder,
                ca,
                places.kafka(),
                database("postgres", PostgresServer.SUPERUSER, Secret.POSTGRES_PASSWORD),
                services,
                gateway,
                places.mutualTls(),
                gateway.resolve("/outbox"),
                gateway.resolve("/oauth2/token"),
                Map.of(
                        "ops", secrets.file(Secret.OPS_SECRET),
                        "simulated-carrier", secrets.file(Secret.COURIER_SECRET)),
                new Account(FIRST_SHOPPER, secrets.file(Secret.SHOPPER_PASSWORD)),
                tokens,
                firstDevice);
    }

    private Database database(String name, String user, Secret password) {
        return new Database(places.jdbcUrl(name), user, secrets.file(password));
    }
}
