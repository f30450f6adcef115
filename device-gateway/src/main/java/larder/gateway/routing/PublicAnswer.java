package larder.gateway.routing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What a caller hears of a service: its answer under the public paths. The gateway sets security headers and the request id
 * by itself, so that the service's own would only stand beside them.
 */
@Component
final class PublicAnswer implements ResponseHttpHeadersFilter {

    private static final Set<String> DROPPED = Set.of(
            "server",
            "set-cookie",
            "strict-transport-security",
            "x-content-type-options",
            "x-frame-options",
            "x-xss-protection",
            "referrer-policy",
            "content-security-policy",
            "pragma",
            "expires",
            "x-request-id",
            "traceparent",
            "vary",
            "date",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "trailer",
            "upgrade");
    private static final List<String> WITH_PATHS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.CONTENT_LOCATION, HttpHeaders.LINK);

    /** A path of a service, with the service's own scheme, host and port before it or without. */
    private static final Pattern SERVICE_PATH = Pattern.compile("(?:https?://[^/<>\\s]+)?/v1/");

    /** The service's words for what the gateway says of every API answer anyway. */
    private static final String NOT_STORED = "no-store";

    @Override
    public HttpHeaders apply(HttpHeaders answered, ServerResponse response) {
        HttpHeaders passed = new HttpHeaders();
        answered.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!DROPPED.contains(lower) && !lower.startsWith("access-control-")) {
                passed.addAll(name, values);
            }
        });
        String caching = passed.getCacheControl();
        if (caching != null && caching.contains(NOT_STORED)) {
            passed.remove(HttpHeaders.CACHE_CONTROL);
        }
        for (String name : WITH_PATHS) {
            List<String> values = passed.get(name);
            if (values != null) {
                passed.put(name, values.stream().map(PublicAnswer::publicPath).toList());
            }
        }
        return passed;
    }

    static String publicPath(String value) {
        return SERVICE_PATH.matcher(value).replaceAll("/api/");
    }
}
