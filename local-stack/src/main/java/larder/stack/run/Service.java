package larder.stack.run;

import java.util.Optional;
import larder.stack.folder.Secrets.Secret;
import org.jspecify.annotations.Nullable;

/** The five services. */
public enum Service {
    DEVICE_GATEWAY("device-gateway", Secret.DEVICE_GATEWAY_DATABASE_PASSWORD, "320m"),
    REPLENISHMENT_ENGINE("replenishment-engine", null, "320m"),
    ORDER_SERVICE("order-service", Secret.ORDER_SERVICE_DATABASE_PASSWORD, "256m"),
    CATALOG_SERVICE("catalog-service", Secret.CATALOG_SERVICE_DATABASE_PASSWORD, "256m"),
    DELIVERY_SERVICE("delivery-service", Secret.DELIVERY_SERVICE_DATABASE_PASSWORD, "256m");

    private final String module;
    private final @Nullable Secret databasePassword;
    private final String heap;

    Service(String module, @Nullable Secret databasePassword, String heap) {
        this.module = module;
        this.databasePassword = databasePassword;
        this.heap = heap;
    }

    /** The name of its module, its process, its consumer group and its log. */
    public String module() {
        return module;
    }

    /** The name of its database and of the only user of that. */
    public String databaseName() {
        return module.replace('-', '_');
    }

    /** The password of its database, if it keeps one. */
    public Optional<Secret> databasePassword() {
        return Optional.ofNullable(databasePassword);
    }

    String heap() {
        return heap;
    }

    String managementPortName() {
        return module + "-management";
    }
}
