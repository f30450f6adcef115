package larder.stack.edge;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import larder.embedded.PrivateFile;
import larder.stack.folder.Secrets;
import larder.stack.folder.Secrets.Secret;

/** Valid access tokens of the local callers, at hand and, while the system runs, in files that other tools can read. */
public final class Tokens implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final Map<Caller, TokenSource> sources;
    private final Path folder;
    private final Clock clock;
    private final Map<Caller, Held> held = new EnumMap<>(Caller.class);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private record Held(String token, Instant renewAt) {}

    private Tokens(Map<Caller, TokenSource> sources, Path folder, Clock clock) {
        this.sources = Map.copyOf(sources);
        this.folder = PrivateFile.folder(folder);
        this.clock = clock;
    }

    /**
     * The tokens of a Larder.
     *
     * @param gateway where they come from
     * @param origin the gateway's own address
     * @param shopper who has signed up there
     * @param folder where the files lie
     */
    public static Tokens of(
            Edge gateway, URI origin, SSLContext tls, Secrets secrets, Person shopper, Path folder, Clock clock) {
        return new Tokens(
                Map.of(
                        Caller.OPS,
                        new ClientCredentials(gateway, Caller.OPS.id(), secrets.value(Secret.OPS_SECRET)),
                        Caller.COURIER,
                        new ClientCredentials(gateway, Caller.COURIER.id(), secrets.value(Secret.COURIER_SECRET)),
                        Caller.SHOPPER,
                        new AppLogin(gateway, origin, tls, shopper)),
                folder,
                clock);
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
        for (Caller caller : Caller.values()) {
            of(caller);
        }
    }

    /** A token that is valid for a good while yet. */
    public synchronized String of(Caller caller) {
        Held present = held.get(caller);
        if (present == null || clock.instant().isAfter(present.renewAt())) {
            AccessToken token = source(caller).fetch();
            present = new Held(token.value(), clock.instant().plus(token.life().dividedBy(2)));
            held.put(caller, present);
            PrivateFile.write(file(caller), present.token());
        }
        return present.token();
    }

    /** The files by who the token is of. */
    public Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>();
        for (Caller caller : Caller.values()) {
            files.put(caller.id(), file(caller));
        }
        return files;
    }

    /** A fresh token of ops that allows no more than these scopes, with spaces between them. */
    public String ofOpsScoped(String scopes) {
        return ((ClientCredentials) source(Caller.OPS)).scoped(scopes).value();
    }

    private TokenSource source(Caller caller) {
        return Objects.requireNonNull(sources.get(caller), "every caller has a source of tokens");
    }

    private Path file(Caller caller) {
        return folder.resolve(caller.tokenFile());
    }

    /** Deletes the files: nobody keeps them fresh any more. */
    @Override
    public void close() {
        timer.shutdownNow();
        PrivateFile.deleteAll(folder);
    }
}
