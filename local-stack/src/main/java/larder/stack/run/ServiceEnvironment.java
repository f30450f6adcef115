package larder.stack.run;

import java.util.Map;
import java.util.TreeMap;
import larder.embedded.CertificateAuthority;
import larder.embedded.CertificateAuthority.ServerCertificate;
import larder.stack.folder.Secrets;
import larder.stack.folder.Secrets.Secret;

/** What each service is told through its environment: the part that is secret, the same here and in containers. */
public final class ServiceEnvironment {

    private final Secrets secrets;

    public ServiceEnvironment(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The secrets of a service, and of no other. */
    public Map<String, String> secretsOf(Service service) {
        Map<String, String> all = new TreeMap<>();
        service.databasePassword().ifPresent(password -> all.put("LARDER_DB_PASSWORD", secrets.value(password)));
        switch (service) {
            case DEVICE_GATEWAY -> {
                all.put("LARDER_OPS_SECRET", secrets.value(Secret.OPS_SECRET));
                all.put("LARDER_COURIER_SECRET", secrets.value(Secret.COURIER_SECRET));
                all.put("LARDER_DEVICE_KEY_SECRET", secrets.value(Secret.DEVICE_KEY_SECRET));
                all.put("LARDER_CLIENT_SECRET", secrets.value(Secret.DEVICE_GATEWAY_CLIENT_SECRET));
            }
            case DELIVERY_SERVICE -> all.put("LARDER_COURIER_SECRET", secrets.value(Secret.COURIER_SECRET));
            case REPLENISHMENT_ENGINE, ORDER_SERVICE, CATALOG_SERVICE -> {
                // Its database password is all it knows.
            }
        }
        return all;
    }

    /** Who the service is to its callers, and whom it trusts. */
    public Map<String, String> identityOf(ServerCertificate certificate, CertificateAuthority authority) {
        return Map.of(
                "LARDER_TLS_CERTIFICATE", certificate.certificate().toString(),
                "LARDER_TLS_KEY", certificate.key().toString(),
                "LARDER_CA", authority.certificateFile().toString());
    }
}
