package larder.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient.Response;

/** Fetches tokens as OAuth 2 clients do. */
public final class Tokens {

    private Tokens() {}

    public static Response fetch(String origin, String client, String secret) {
        return post(origin, "/oauth2/token", client, secret, "grant_type=client_credentials");
    }

    /** Posts a form to an endpoint of the issuer, as a client with a secret. */
    public static Response post(String origin, String path, String client, String secret, String form) {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.US_ASCII));
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(LarderInfrastructure.shared().authority().clientContext())
                .build()) {
            var response = http.send(request, BodyHandlers.ofString());
            return new Response(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
