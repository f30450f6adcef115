package larder.stack.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** Reads pages and fills in forms as a person's browser does: it keeps cookies, follows redirects and sends hidden fields back. */
final class Browser implements AutoCloseable {

    private static final int MOST_REDIRECTS = 20;

    private final URI origin;
    private final HttpClient http;

    Browser(URI origin, SSLContext tls) {
        this.origin = origin;
        this.http = HttpClient.newBuilder()
                .sslContext(tls)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Where the browser has come to.
     *
     * @param at the address in its address bar
     * @param page what it shows; empty where the way led away from the origin
     */
    record Place(URI at, Document page) {

        /** The form that has a field of this name. */
        boolean asksFor(String field) {
            return page.selectFirst("form [name=" + field + "]") != null;
        }
    }

    Place open(String path) {
        return follow(origin.resolve(path), get(origin.resolve(path)));
    }

    /** Fills in the form that has a field of this name and sends it off; every other field is sent as the page has it. */
    Place submit(Place place, String field, Map<String, String> values) {
        var input = place.page().selectFirst("form [name=" + field + "]");
        if (input == null || !(input.closest("form") instanceof FormElement form)) {
            throw new IllegalStateException("no form with a field " + field + " at " + place.at());
        }
        form.select("input[type=checkbox]").forEach(box -> box.attr("checked", true));
        Map<String, String> unsent = new LinkedHashMap<>(values);
        StringBuilder body = new StringBuilder();
        form.formData().forEach(entry -> {
            String value = unsent.containsKey(entry.key()) ? unsent.remove(entry.key()) : entry.value();
            append(body, entry.key(), value);
        });
        unsent.forEach((name, value) -> append(body, name, value));
        URI action = place.at().resolve(form.attr("action"));
        return follow(
                action,
                HttpRequest.newBuilder(action)
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    private static void append(StringBuilder body, String name, String value) {
        body.append(body.isEmpty() ? "" : "&").append(encoded(name)).append('=').append(encoded(value));
    }

    private Place follow(URI at, HttpRequest request) {
        URI place = at;
        HttpResponse<String> response = send(request);
        for (int redirects = 0; response.statusCode() / 100 == 3; redirects++) {
            if (redirects == MOST_REDIRECTS) {
                throw new IllegalStateException("redirected in circles at " + place.getPath());
            }
            place = place.resolve(response.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new IllegalStateException("no Location")));
            if (!origin.getAuthority().equals(place.getAuthority())) {
                return new Place(place, new Document(""));
            }
            response = send(get(place));
        }
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "the page " + place.getPath() + " answered " + response.statusCode() + " " + text(response.body()));
        }
        return new Place(place, Jsoup.parse(response.body(), place.toString()));
    }

    private static String text(String html) {
        return Jsoup.parse(html).text();
    }

    private static HttpRequest get(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/html")
                .GET()
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + origin, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Parameters as a query or a form's body. */
    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
