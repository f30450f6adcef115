package larder.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import larder.embedded.FreePort;
import larder.embedded.Reaper;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway over real HTTPS, and the callers that the tests speak for. */
@LarderIntegrationTest
public abstract class GatewayTest {

    /** Known before the gateway starts, since its origin is part of what it signs. */
    private static final int PORT = FreePort.find();

    private static final String ORIGIN = "https://localhost:" + PORT;
    private static final Path OUTBOX = outbox();
    private static final Map<String, String> SECRETS = secrets();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void secrets(DynamicPropertyRegistry properties) {
        SECRETS.forEach((name, value) -> properties.add(name, () -> value));
        properties.add("server.port", () -> PORT);
    }

    /** What a gateway needs to know besides its surroundings. */
    private static Map<String, String> secrets() {
        byte[] deviceKeySecret = new byte[32];
        new SecureRandom().nextBytes(deviceKeySecret);
        return Map.ofEntries(
                Map.entry("larder.gateway.origin", ORIGIN),
                Map.entry("larder.identity.issuer-uri", ORIGIN),
                Map.entry("larder.mail.outbox", OUTBOX.toString()),
                Map.entry("larder.identity.keys.publish-ahead", "2s"),
                Map.entry("larder.identity.keys.reread", "1s"),
                Map.entry("LARDER_CLIENT_ID", "device-gateway"),
                Map.entry("LARDER_CLIENT_SECRET", "device-gateway-secret"),
                Map.entry("LARDER_CATALOG_URL", "https://localhost:1"),
                Map.entry("LARDER_DEVICE_KEY_SECRET", Base64.getEncoder().encodeToString(deviceKeySecret)),
                Map.entry("larder.identity.clients[0].id", "ops"),
                Map.entry("larder.identity.clients[0].secret", "ops-secret"),
                Map.entry("larder.identity.clients[0].roles", "ops"),
                Map.entry("larder.identity.clients[0].scopes", "devices,ops"),
                Map.entry("larder.identity.clients[1].id", "shopper-1"),
                Map.entry("larder.identity.clients[1].secret", "shopper-1-secret"),
                Map.entry("larder.identity.clients[1].roles", "shopper"),
                Map.entry("larder.identity.clients[1].scopes", "devices"),
                Map.entry("larder.identity.clients[2].id", "shopper-2"),
                Map.entry("larder.identity.clients[2].secret", "shopper-2-secret"),
                Map.entry("larder.identity.clients[2].roles", "shopper"),
                Map.entry("larder.identity.clients[2].scopes", "devices"),
                Map.entry("larder.identity.clients[3].id", "guesser"),
                Map.entry("larder.identity.clients[3].secret", "guesser-secret"),
                Map.entry("larder.identity.clients[3].roles", "shopper"),
                Map.entry("larder.identity.clients[3].scopes", "devices"),
                Map.entry("larder.identity.clients[4].id", "nobody"),
                Map.entry("larder.identity.clients[4].secret", ""),
                Map.entry("larder.identity.clients[5].id", "larder-app"),
                Map.entry("larder.identity.clients[5].name", "Larder"),
                Map.entry("larder.identity.clients[5].public-client", "true"),
                Map.entry("larder.identity.clients[5].scopes", "account,devices,bindings,products,orders,deliveries"),
                Map.entry(
                        "larder.identity.clients[5].redirect-uris", ORIGIN + "/app/callback,http://127.0.0.1/callback"),
                Map.entry("larder.identity.clients[6].id", "device-gateway"),
                Map.entry("larder.identity.clients[6].secret", "device-gateway-secret"),
                Map.entry("larder.identity.clients[6].roles", "service"),
                Map.entry("larder.identity.clients[6].scopes", "internal"));
    }

    private static Path outbox() {
        try {
            Path folder = Files.createTempDirectory("larder-gateway-test-");
            Reaper.shared().deleteAtEnd(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static Map<String, String> secretsOfEveryGateway() {
        return SECRETS;
    }

    protected ServiceClient gateway() {
        return LarderInfrastructure.shared().client(port);
    }

    protected String origin() {
        return ORIGIN;
    }

    /** Where the gateway leaves mails. */
    protected static Mails mails() {
        return new Mails(OUTBOX);
    }

    /** A person who has signed up, proven the address and logged in with a browser of their own. */
    protected TestPerson person() {
        return TestPerson.signUp(gateway(), mails(), origin());
    }

    protected String ops() {
        return token("ops");
    }

    protected String shopper() {
        return token("shopper-1");
    }

    /** A token that the gateway itself has issued. */
    protected String token(String client) {
        return Tokens.fetch(origin(), client, client + "-secret")
                .json()
                .path("access_token")
                .asString();
    }

    /** A device as the factory and then a shopper make it. */
    protected TestDevice device(String... slots) {
        return TestDevice.register(gateway(), ops(), slots.length == 0 ? List.of("main") : List.of(slots));
    }
}
