package larder.gateway.routing;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.web.servlet.function.ServerResponse;

/** Asks a service for an answer: for one that streams with patience, for all others in haste. */
final class ServiceExchange implements ProxyExchange {

    /** What is written as long as there is something to say, or takes as long as there is much of it. */
    static final Set<String> STREAMING = Set.of("/v1/orders/stream", "/v1/orders/export");

    private final ProxyExchange hasty;
    private final ProxyExchange patient;

    ServiceExchange(ProxyExchange hasty, ProxyExchange patient) {
        this.hasty = hasty;
        this.patient = patient;
    }

    @Override
    public ServerResponse exchange(Request request) {
        URI target = Objects.requireNonNull(request.getUri(), "a route names where its requests go");
        boolean streams = STREAMING.contains(target.getPath());
        return (streams ? patient : hasty).exchange(request);
    }
}
