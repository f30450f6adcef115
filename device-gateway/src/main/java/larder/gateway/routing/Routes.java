package larder.gateway.routing;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.rewritePath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;

import java.net.URI;
import java.util.List;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The public paths that services answer: {@code /api/orders/x} is {@code /v1/orders/x} of the order-service. What is not
 * named here is not reachable, however much a service offers under {@code /v1}.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    static final List<String> CATALOG =
            List.of("products", "categories", "policies", "bindings", "stock", "warehouses", "imports");
    static final List<String> ORDER =
            List.of("orders", "returns", "budget", "child-lock", "standings", "payment-method", "reconciliations");
    static final List<String> DELIVERY = List.of("deliveries", "courier");

    private static final Logger log = LoggerFactory.getLogger(Routes.class);

    @Bean
    RouterFunction<ServerResponse> catalogRoute(RoutingProperties to) {
        return route("catalog-service", CATALOG, to.catalog());
    }

    @Bean
    RouterFunction<ServerResponse> orderRoute(RoutingProperties to) {
        return route("order-service", ORDER, to.order());
    }

    @Bean
    RouterFunction<ServerResponse> deliveryRoute(RoutingProperties to) {
        return route("delivery-service", DELIVERY, to.delivery());
    }

    private static RouterFunction<ServerResponse> route(String service, List<String> collections, URI to) {
        RequestPredicate paths = collections.stream()
                .map(name -> RequestPredicates.path("/api/" + name).or(RequestPredicates.path("/api/" + name + "/**")))
                .reduce(RequestPredicate::or)
                .orElseThrow();
        return GatewayRouterFunctions.route(service)
                .route(paths, HandlerFunctions.http())
                .before(uri(to))
                .before(rewritePath("/api/(?<rest>.*)", "/v1/${rest}"))
                .filter((request, next) -> answer(service, request, next))
                .build();
    }

    private static ServerResponse answer(String service, ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        try {
            return next.handle(request);
        } catch (ResourceAccessException e) {
            log.atWarn().addKeyValue("service", service).setCause(e).log("service cannot be reached");
            var refusal = new ProblemException(ProblemType.SERVICE_UNAVAILABLE, "Try again shortly", e);
            return ServerResponse.status(refusal.type().status())
                    .headers(headers -> headers.putAll(refusal.headers()))
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(refusal.toBody());
        }
    }
}
