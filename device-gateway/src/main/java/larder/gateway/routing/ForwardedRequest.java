package larder.gateway.routing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import larder.support.trace.CurrentTrace;
import larder.support.trace.RequestId;
import larder.support.trace.TraceContext;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a service hears of a caller: the request and its bearer token, under the gateway's own request id and trace. What
 * a caller says about proxies, about Larder's inside, or to its own gateway only (cookies), stays outside.
 */
@Component
final class ForwardedRequest implements RequestHttpHeadersFilter {

    private static final Set<String> DROPPED = Set.of(
            "cookie",
            "forwarded",
            "origin",
            "x-real-ip",
            "true-client-ip",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method-override",
            "proxy",
            "x-request-id",
            "traceparent",
            "tracestate",
            "expect",
            "te",
            "trailer",
            "upgrade",
            "keep-alive",
            "proxy-connection",
            "proxy-authorization",
            "connection");
    private static final List<String> DROPPED_PREFIXES =
            List.of("x-forwarded-", "larder", "x-larder-", "sec-", "signature", "access-control-");

    @Override
    public HttpHeaders apply(HttpHeaders received, ServerRequest request) {
        Set<String> hop = Set.copyOf(received.getConnection().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList());
        HttpHeaders passed = new HttpHeaders();
        received.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!DROPPED.contains(lower)
                    && !hop.contains(lower)
                    && DROPPED_PREFIXES.stream().noneMatch(lower::startsWith)) {
                passed.addAll(name, values);
            }
        });
        String id = RequestId.current();
        if (id != null) {
            passed.set(RequestId.HEADER, id);
        }
        TraceContext trace = CurrentTrace.get();
        if (trace != null) {
            passed.set(TraceContext.HEADER, trace.toHeader());
        }
        return passed;
    }
}
