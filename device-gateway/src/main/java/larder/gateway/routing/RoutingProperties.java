package larder.gateway.routing;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services behind the public origin are.
 *
 * @param catalog products, categories, bindings and stock
 * @param order orders
 * @param delivery deliveries and couriers
 * @param connectWithin how long a connection to a service may take
 * @param answerWithin how long a service may take to answer, from the request to the last byte
 * @param streamWithin how long one that streams may take
 */
@ConfigurationProperties("larder.gateway.routing")
record RoutingProperties(
        URI catalog,
        URI order,
        URI delivery,
        @DefaultValue("1s") Duration connectWithin,
        @DefaultValue("20s") Duration answerWithin,
        @DefaultValue("1h") Duration streamWithin) {}
