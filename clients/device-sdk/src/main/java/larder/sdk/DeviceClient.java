package larder.sdk;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One device's line to the gateway. Each press or reading gets its event id once; whatever happens on the way it is sent again
 * under that id, signed afresh, until it is settled or the policy's deadline has passed. Safe for use by several threads.
 */
public final class DeviceClient implements AutoCloseable {

    private final URI gateway;
    private final RequestSigner signer;
    private final HttpClient http;
    private final Clock clock;
    private final RetryPolicy retry;
    private final Duration wait;
    private final Builder settings;

    private DeviceClient(Builder settings, HttpClient http, Duration wait) {
        this.settings = settings;
        this.signer = new RequestSigner(settings.key);
        this.http = http;
        this.wait = wait;
        this.gateway = settings.gateway;
        this.clock = settings.clock;
        this.retry = settings.retry;
    }

    /**
     * Starts to describe a client.
     *
     * @param gateway where the gateway is, such as {@code https://gateway.example}
     * @param key the device's key
     */
    public static Builder builder(URI gateway, DeviceKey key) {
        return new Builder(gateway, key);
    }

    /**
     * The same device over the same connections, asking the gateway to hold its answer until the decision is known, for so
     * long at most ({@code Prefer: wait}, whole seconds). Zero asks for the receipt only.
     */
    public DeviceClient waitFor(Duration longest) {
        return new DeviceClient(settings, http, longest);
    }

    /** Presses the only button of the device. */
    public Outcome press() {
        return send(Report.Press.at(clock.instant()));
    }

    /** Sends a press; a press that was sent before is the same press. */
    public Outcome press(Report.Press press) {
        return send(press);
    }

    /** Reports how much is left in the only slot of the device. */
    public Outcome read(BigDecimal level) {
        return send(Report.Reading.ofLevel(Report.MAIN_SLOT, level, clock.instant()));
    }

    /** Reports how much of the only slot was used. */
    public Outcome use(BigDecimal amount) {
        return send(Report.Reading.ofUse(Report.MAIN_SLOT, amount, clock.instant()));
    }

    /** Sends a report and returns what became of it; an interrupt makes it give up. */
    public Outcome send(Report report) {
        byte[] body = report.body();
        Instant last = clock.instant().plus(retry.deadline());
        for (int attempt = 1; ; attempt++) {
            try {
                switch (attempt(report, body)) {
                    case Attempt.Settled settled -> {
                        return settled.outcome();
                    }
                    case Attempt.Hopeless hopeless -> {
                        return new Outcome.GaveUp(report.eventId(), attempt, hopeless.cause());
                    }
                    case Attempt.Failed failed -> {
                        Duration pause = retry.pauseAfter(attempt, failed.notBefore(), settings.random);
                        if (clock.instant().plus(pause).isAfter(last)) {
                            return new Outcome.GaveUp(report.eventId(), attempt, failed.cause());
                        }
                        settings.sleeper.sleep(pause);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Outcome.GaveUp(report.eventId(), attempt, "interrupted");
            }
        }
    }

    /** Sends a report in the background. */
    public CompletableFuture<Outcome> sendAsync(Report report) {
        return CompletableFuture.supplyAsync(() -> send(report), Thread::startVirtualThread);
    }

    private Attempt attempt(Report report, byte[] body) throws InterruptedException {
        URI target = URI.create(gateway + report.path());
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(settings.attemptTimeout.plus(wait))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signer.sign("POST", target.getRawPath(), body, report.eventId(), clock.instant())
                .asMap()
                .forEach(request::header);
        if (wait.toSeconds() > 0) {
            request.header("Prefer", "wait=" + wait.toSeconds());
        }
        try {
            return Attempt.of(report.eventId(), http.send(request.build(), BodyHandlers.ofByteArray()), clock);
        } catch (IOException e) {
            return untrusted(e)
                    ? new Attempt.Hopeless("the gateway's certificate is not trusted: " + e.getMessage())
                    : new Attempt.Failed(e.toString(), Duration.ZERO);
        }
    }

    private static boolean untrusted(IOException failure) {
        if (!(failure instanceof SSLHandshakeException)) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    /** Closes the connections, those of clients made by {@link #waitFor} included. */
    @Override
    public void close() {
        http.close();
    }

    /** What a client is made of. */
    public static final class Builder {

        private final URI gateway;
        private final DeviceKey key;
        private @Nullable SSLContext tls;
        private Clock clock = Clock.systemUTC();
        private RetryPolicy retry = RetryPolicy.DEFAULT;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration attemptTimeout = Duration.ofSeconds(10);
        private Duration wait = Duration.ZERO;
        private Sleeper sleeper = Thread::sleep;
        private RandomGenerator random = RandomGenerator.getDefault();

        private Builder(URI gateway, DeviceKey key) {
            String text = gateway.toString();
            this.gateway = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : gateway;
            this.key = key;
        }

        /** Trusts the certificates in a PEM file, and no others. */
        public Builder trusting(Path caFile) throws IOException {
            return tls(Trust.in(caFile));
        }

        /** Uses this TLS context; the default is the JDK's. */
        public Builder tls(SSLContext context) {
            this.tls = context;
            return this;
        }

        /** The clock that stamps and signs; the default is the system's. */
        public Builder clock(Clock deviceClock) {
            this.clock = deviceClock;
            return this;
        }

        /** How failures are met. */
        public Builder retry(RetryPolicy policy) {
            this.retry = policy;
            return this;
        }

        /** How long a connection may take to come about; 5 seconds by default. */
        public Builder connectTimeout(Duration longest) {
            this.connectTimeout = longest;
            return this;
        }

        /** How long one attempt may take, on top of what {@link #waitFor} allows; 10 seconds by default. */
        public Builder attemptTimeout(Duration longest) {
            this.attemptTimeout = longest;
            return this;
        }

        /** As {@link DeviceClient#waitFor}, from the start. */
        public Builder waitFor(Duration longest) {
            this.wait = longest;
            return this;
        }

        Builder sleeper(Sleeper other) {
            this.sleeper = other;
            return this;
        }

        Builder random(RandomGenerator other) {
            this.random = other;
            return this;
        }

        /** Makes the client; the builder must not be used afterwards. */
        public DeviceClient build() {
            HttpClient.Builder http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout);
            if (tls != null) {
                http.sslContext(tls);
            }
            return new DeviceClient(this, http.build(), wait);
        }
    }
}
