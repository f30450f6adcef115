package larder.stack.audit;

import larder.stack.folder.Endpoints;
import larder.stack.folder.Endpoints.Database;

/**
 * Where the facts are.
 *
 * @param kafka bootstrap servers
 * @param orders the database of order-service
 * @param catalog the database of catalog-service
 * @param deliveries the database of delivery-service
 */
public record AuditSource(String kafka, Database orders, Database catalog, Database deliveries) {

    public static AuditSource of(Endpoints endpoints) {
        return new AuditSource(
                endpoints.kafka(),
                endpoints.database("order-service"),
                endpoints.database("catalog-service"),
                endpoints.database("delivery-service"));
    }
}
