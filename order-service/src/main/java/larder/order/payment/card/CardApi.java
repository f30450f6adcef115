package larder.order.payment.card;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import larder.order.method.PaymentProperties;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the provider: forms there, JSON back. It follows no redirects, so that the secret key goes nowhere else. */
final class CardApi {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PaymentProperties.Card settings;
    private final HttpClient http;

    CardApi(PaymentProperties.Card settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Asks for something that is done once for the key. */
    Answer post(String path, Map<String, String> form, String key) throws IOException {
        return call(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(encoded(form)))
                .build());
    }

    Answer get(String path, Map<String, String> query) throws IOException {
        return call(request(path + "?" + encoded(query)).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(settings.url().resolve(path))
                .timeout(settings.within())
                .header("Authorization", "Bearer " + settings.secretKey());
    }

    private Answer call(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (JacksonException e) {
            throw new IOException(e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the provider said. */
    record Answer(int status, JsonNode body) {

        boolean good() {
            return status == 200;
        }

        String text(String field) {
            return body.path(field).asString("");
        }

        /** A part of the error object. */
        String error(String field) {
            return body.path("error").path(field).asString("");
        }

        /** The state of the intent that an error is about. */
        String errorIntentStatus() {
            return body.path("error").path("payment_intent").path("status").asString("");
        }
    }
}
