package larder.stack.run;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import larder.embedded.CertificateAuthority;
import larder.embedded.KafkaBroker;
import larder.embedded.PostgresServer;
import larder.stack.folder.DataFolder;
import larder.stack.folder.Endpoints;
import larder.stack.folder.Endpoints.Database;
import larder.stack.folder.Endpoints.ServiceEndpoint;
import larder.stack.folder.Secrets;
import larder.stack.folder.Secrets.Secret;

/** Describes a running stack. */
public final class EndpointsBuilder {

    private final DataFolder folder;
    private final Secrets secrets;
    private final CertificateAuthority authority;
    private final KafkaBroker broker;
    private final ServicePrograms programs;

    EndpointsBuilder(
            DataFolder folder,
            Secrets secrets,
            CertificateAuthority authority,
            KafkaBroker broker,
            ServicePrograms programs) {
        this.folder = folder;
        this.secrets = secrets;
        this.authority = authority;
        this.broker = broker;
        this.programs = programs;
    }

    /**
     * @param tokens the files of access tokens by client id
     * @param firstDevice the file of the first device's key
     */
    public Endpoints with(Map<String, Path> tokens, Path firstDevice) {
        Map<String, ServiceEndpoint> services = new TreeMap<>();
        for (Service service : Service.values()) {
            services.put(
                    service.module(),
                    new ServiceEndpoint(
                            service == Service.REPLENISHMENT_ENGINE ? null : programs.url(service),
                            programs.management(service),
                            service.databasePassword()
                                    .map(password -> new Database(
                                            programs.jdbcUrl(service), service.databaseName(), secrets.file(password)))
                                    .orElse(null),
                            folder.log(service.module())));
        }
        URI gateway = programs.url(Service.DEVICE_GATEWAY);
        return new Endpoints(
                Clock.systemUTC().instant(),
                ProcessHandle.current().pid(),
                folder.path(),
                authority.certificateFile(),
                broker.bootstrapServers(),
                new Database(
                        programs.jdbcUrl(Service.DEVICE_GATEWAY).replaceAll("/[^/]*$", "/postgres"),
                        PostgresServer.SUPERUSER,
                        secrets.file(Secret.POSTGRES_PASSWORD)),
                services,
                gateway.resolve("/oauth2/token"),
                Map.of(
                        "ops", secrets.file(Secret.OPS_SECRET),
                        "shopper", secrets.file(Secret.SHOPPER_SECRET),
                        "simulated-carrier", secrets.file(Secret.COURIER_SECRET)),
                tokens,
                firstDevice);
    }
}
