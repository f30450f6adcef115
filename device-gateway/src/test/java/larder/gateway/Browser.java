package larder.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import larder.testing.LarderInfrastructure;
import org.jspecify.annotations.Nullable;

/** What a browser does without its screen: keeps cookies, fills in forms, follows nothing on its own. */
public final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern STATE = Pattern.compile("name=\"state\"[^>]*value=\"([^\"]+)\"");

    private final String origin;
    private final Map<String, String> cookies = new TreeMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .sslContext(LarderInfrastructure.shared().authority().clientContext())
            .build();

    public Browser(String origin) {
        this.origin = origin;
    }

    public Page get(String path) {
        return send(request(path).GET().build());
    }

    /** Posts a form as it is; see {@link #submit} for one that a page offered. */
    public Page post(String path, String... fields) {
        return postRaw(path, form(fields));
    }

    public Page postRaw(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** Opens a page and posts its form to the target, with what the page hides in it. */
    public Page submit(String page, String target, String... fields) {
        String csrf = first(CSRF, get(page).body());
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "_csrf";
        all[fields.length + 1] = csrf;
        return post(target, all);
    }

    public Page logIn(String email, String password) {
        return submit("/login", "/login", "email", email, "password", password);
    }

    /** The value that a consent page hides in its form. */
    public static String state(Page consent) {
        return first(STATE, consent.body());
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : origin + path))
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .header("User-Agent", "TestBrowser");
        String all = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? request : request.header("Cookie", all);
    }

    private Page send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Page(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(""),
                    response.body(),
                    response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", -1)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String first(Pattern pattern, String body) {
        Matcher found = pattern.matcher(body);
        assertThat(found.find()).as("%s in %s", pattern, body).isTrue();
        return found.group(1);
    }

    /** Fields of a form or query, given as name, value, name, value. */
    public static String form(String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    /** What came back. */
    public record Page(int status, String location, String body, HttpHeaders headers) {

        /** A parameter of the place that the browser is sent to. */
        public @Nullable String sentWith(String name) {
            return Arrays.stream(location.substring(location.indexOf('?') + 1).split("&", -1))
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                    .findFirst()
                    .orElse(null);
        }
    }
}
