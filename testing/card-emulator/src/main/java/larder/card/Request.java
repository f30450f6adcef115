package larder.card;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks.
 *
 * @param authorization the header, or an empty text
 * @param key the {@code Idempotency-Key}
 * @param form the body of a POST or the query of a GET, as it came
 */
record Request(
        String method,
        String path,
        String authorization,
        @Nullable String key,
        String form,
        Instant at) {

    static Request of(HttpExchange exchange, Instant at) throws IOException {
        String method = exchange.getRequestMethod();
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return new Request(
                method,
                exchange.getRequestURI().getPath(),
                authorization == null ? "" : authorization,
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                method.equals("GET") ? (query == null ? "" : query) : body,
                at);
    }

    /** What must be the same when the key is. */
    String fingerprint() {
        return method + " " + path + " " + form;
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                parameters.put(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
