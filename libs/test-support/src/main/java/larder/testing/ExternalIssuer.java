package larder.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import larder.embedded.ChildProcess;
import larder.embedded.FreePort;
import larder.embedded.Reaper;
import larder.embedded.Signal;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An issuer that has nothing of Larder's: {@code no.nav.security:mock-oauth2-server} as a process of its own, which speaks as
 * a Keycloak realm does. Roles stand in {@code realm_access.roles} under the prefix {@code larder-}, and tokens are for two
 * audiences. A module that starts it has that library among its test dependencies.
 */
public final class ExternalIssuer implements AutoCloseable {

    private static final String PROGRAM = "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt";
    private static final String REALM = "house";
    private static final String PREFIX = "larder-";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Client> clients;
    private final int port;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();
    private String key = newKey();
    private @Nullable ChildProcess process;

    /**
     * Somebody the issuer knows; any secret will do.
     *
     * @param id the client's id
     * @param subject whom its tokens name
     * @param roles what that person is
     * @param scopes what the client may do
     */
    public record Client(String id, String subject, List<String> roles, List<String> scopes) {}

    private ExternalIssuer(List<Client> clients) {
        this.clients = List.copyOf(clients);
        this.port = FreePort.find();
        try {
            this.log = Files.createTempFile("larder-issuer-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Reaper.shared().deleteAtEnd(log);
    }

    /** Starts it; it ends with this JVM at the latest. */
    public static ExternalIssuer start(Client... clients) {
        ExternalIssuer issuer = new ExternalIssuer(Arrays.asList(clients));
        issuer.run();
        return issuer;
    }

    public String uri() {
        return "http://localhost:" + port + "/" + REALM;
    }

    /** What tells a service to take this issuer's tokens. */
    public Map<String, String> environment() {
        return Map.of(
                "LARDER_ISSUER", uri(), "LARDER_ROLES_CLAIM", "realm_access.roles", "LARDER_ROLES_PREFIX", PREFIX);
    }

    /** A token of one of the clients, by client credentials. */
    public String token(String client) {
        String basic = Base64.getEncoder().encodeToString((client + ":any").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = exchange(HttpRequest.newBuilder(URI.create(uri() + "/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        JsonNode token = JSON.readTree(answer.body()).path("access_token");
        return token.asString();
    }

    /** Ends the process as a power cut would. */
    public void kill() {
        ChildProcess running = process;
        if (running != null && running.isAlive()) {
            running.kill();
        }
    }

    /** Starts it again at the same place with the same key. */
    public void comeBack() {
        kill();
        run();
    }

    /** Starts it again with another key; its old tokens are good no more. */
    public void comeBackWithAnotherKey() {
        key = newKey();
        comeBack();
    }

    private void run() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PROGRAM);
        Map<String, String> environment = Map.of(
                "SERVER_HOSTNAME", "localhost", "SERVER_PORT", Integer.toString(port), "JSON_CONFIG", configuration());
        process = new ChildProcess.Program("external issuer", command, environment, log, Signal.TERM).start();
        Awaitility.await("the external issuer")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> exchange(HttpRequest.newBuilder(URI.create(uri() + "/jwks"))
                                        .build())
                                .statusCode()
                        == 200);
    }

    private String configuration() {
        List<Map<String, Object>> mappings = clients.stream()
                .map(client -> Map.<String, Object>of(
                        "requestParam",
                        "client_id",
                        "match",
                        client.id(),
                        "claims",
                        Map.of(
                                "sub",
                                client.subject(),
                                "aud",
                                List.of("account", "larder"),
                                "realm_access",
                                Map.of(
                                        "roles",
                                        client.roles().stream()
                                                .map(PREFIX::concat)
                                                .toList()),
                                "scope",
                                String.join(" ", client.scopes()))))
                .toList();
        return JSON.writeValueAsString(Map.of(
                "interactiveLogin",
                false,
                "httpServer",
                "NettyWrapper",
                "tokenProvider",
                Map.of("keyProvider", Map.of("initialKeys", key, "algorithm", "RS256")),
                "tokenCallbacks",
                List.of(Map.of("issuerId", REALM, "tokenExpiry", 300, "requestMappings", mappings))));
    }

    private static String newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID("key")
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
        http.close();
    }
}
