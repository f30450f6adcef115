package larder.stack.edge;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import larder.embedded.PrivateFile;
import larder.stack.folder.Secrets;
import tools.jackson.databind.JsonNode;

/** Valid access tokens of the local clients, at hand and, while the system runs, in files that other tools can read. */
public final class Tokens implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final Edge gateway;
    private final Secrets secrets;
    private final Path folder;
    private final Clock clock;
    private final Map<Client, Held> held = new EnumMap<>(Client.class);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private record Held(String token, Instant renewAt) {}

    public Tokens(Edge gateway, Secrets secrets, Path folder, Clock clock) {
        this.gateway = gateway;
        this.secrets = secrets;
        this.folder = PrivateFile.folder(folder);
        this.clock = clock;
    }

    /** Fetches all tokens and keeps the files fresh from now on. */
    public Tokens keepFresh() {
        renewAll();
        var _ = timer.scheduleWithFixedDelay(
                this::renewQuietly, LOOK_EVERY.toSeconds(), LOOK_EVERY.toSeconds(), TimeUnit.SECONDS);
        return this;
    }

    private void renewQuietly() {
        try {
            renewAll();
        } catch (RuntimeException _) {
            // The gateway is away: the next look tries again, long before the tokens run out.
        }
    }

    private void renewAll() {
        for (Client client : Client.values()) {
            of(client);
        }
    }

    /** A token that is valid for a good while yet. */
    public synchronized String of(Client client) {
        Held present = held.get(client);
        if (present == null || clock.instant().isAfter(present.renewAt())) {
            present = fetch(client);
            held.put(client, present);
            PrivateFile.write(file(client), present.token());
        }
        return present.token();
    }

    private Held fetch(Client client) {
        String credentials = client.id() + ":" + secrets.value(client.secret());
        JsonNode reply = gateway.post(
                        "/oauth2/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials",
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .expecting(200)
                .body();
        Duration life = Duration.ofSeconds(reply.path("expires_in").asLong(60));
        return new Held(reply.path("access_token").asString(), clock.instant().plus(life.dividedBy(2)));
    }

    /** The files by client id. */
    public Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>();
        for (Client client : Client.values()) {
            files.put(client.id(), file(client));
        }
        return files;
    }

    private Path file(Client client) {
        return folder.resolve(client.name().toLowerCase(Locale.ROOT) + ".token");
    }

    /** Deletes the files: nobody keeps them fresh any more. */
    @Override
    public void close() {
        timer.shutdownNow();
        PrivateFile.deleteAll(folder);
    }
}
