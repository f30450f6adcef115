package larder.stack.edge;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Opens an account: signs up, waits for the mail, and says that it came. */
public final class SignUp {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Edge gateway;
    private final Outbox outbox;

    public SignUp(Edge gateway, URI origin, SSLContext tls) {
        this.gateway = gateway;
        this.outbox = new Outbox(origin, tls);
    }

    /** Signs up and verifies the address; an address that has an account keeps it, and nothing changes. */
    public void signUp(Person person) {
        gateway.send(
                        "POST",
                        "/api/accounts",
                        Map.of("email", person.email(), "password", person.password(), "displayName", person.name()))
                .expecting(202);
        String token = outbox.awaitToken(person.email(), PATIENCE);
        gateway.send("POST", "/api/accounts/verifications", Map.of("token", token))
                .expecting(200, 204);
    }
}
