package larder.gateway.personal;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The services that hold something of people, by {@code GET /v1/shoppers/{id}/data}.
 *
 * @param catalog bindings
 * @param order orders
 * @param delivery deliveries
 */
@ConfigurationProperties("larder.gateway.routing")
record HoldingServices(URI catalog, URI order, URI delivery) {}
