package larder.sdk;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One device's line to the gateway. Each press, reading or wish gets its event id once; whatever happens on the way it is sent again
 * under that id, signed afresh, until it is settled or the policy's deadline has passed. Safe for use by several threads.
 */
public final class DeviceClient implements AutoCloseable {

    private final HttpClient http;
    private final Line line;
    private final Clock clock;
    private final Retries retries;
    private final Duration wait;
    private final Builder settings;

    private DeviceClient(Builder settings, HttpClient http, Duration wait) {
        this.settings = settings;
        this.http = http;
        this.wait = wait;
        this.line = new Line(settings.gateway, http, settings.proof, settings.clock, settings.attemptTimeout);
        this.clock = settings.clock;
        this.retries = new Retries(settings.retry, settings.clock, settings.sleeper, settings.random);
    }

    /**
     * Starts to describe a client.
     *
     * @param gateway where the gateway is, such as {@code https://gateway.example}
     * @param key the device's key
     */
    public static Builder builder(URI gateway, DeviceKey key) {
        return new Builder(gateway, new Proof.Signature(new RequestSigner(key)), key, null);
    }

    /**
     * Starts to describe a client of a device that proves itself by its certificate.
     *
     * @param gateway where the gateway asks for certificates, a port of its own
     */
    public static Builder builder(URI gateway, DeviceCertificate certificate) {
        return new Builder(gateway, new Proof.Certificate(), null, certificate);
    }

    /**
     * Starts to describe a client of a partner's appliance, which its owner has granted a token.
     *
     * @param deviceId the device as the gateway knows it
     * @param accessToken gives a token of the scope {@code replenish} that is good now; asked before each attempt
     */
    public static Builder appliance(URI gateway, String deviceId, Supplier<String> accessToken) {
        return new Builder(gateway, new Proof.Token(deviceId, accessToken), null, null);
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

    /** Asks for a refill of the only slot: for devices that count for themselves. */
    public Outcome replenish() {
        return send(Report.Replenishment.of(Report.MAIN_SLOT, clock.instant()));
    }

    /** Sends a report and returns what became of it; an interrupt makes it give up. */
    public Outcome send(Report report) {
        byte[] body = body(report);
        return retries.untilSettled(report.eventId(), () -> attempt(report, body));
    }

    /** Sends a report in the background. */
    public CompletableFuture<Outcome> sendAsync(Report report) {
        return CompletableFuture.supplyAsync(() -> send(report), Thread::startVirtualThread);
    }

    private byte[] body(Report report) {
        ObjectNode body = Json.MAPPER.valueToTree(report);
        settings.vitals.get().addTo(body);
        return Json.MAPPER.writeValueAsBytes(body);
    }

    /**
     * Tells that the device is there, and how it fares.
     *
     * @throws GatewayRefused when the gateway does not take it
     */
    public void status() throws IOException, InterruptedException {
        new Errands(line).status(settings.vitals.get());
    }

    /**
     * Brings the successor of the device's key. It is good at once and the present one for a while yet: save what is
     * returned, then go on with a client made of it. When the answer is lost, go on with the present key and try again.
     *
     * @param successor a new pair, under this device's id
     * @throws GatewayRefused when the gateway does not take it
     */
    public DeviceKey rotate(DeviceKey successor) throws IOException, InterruptedException {
        present();
        return new Errands(line).bring(successor);
    }

    /** The same for a shared secret, which the gateway draws. */
    public DeviceKey.Hmac rotateSecret() throws IOException, InterruptedException {
        return new Errands(line).ask(present().deviceId());
    }

    private DeviceKey present() {
        if (settings.key == null) {
            throw new IllegalStateException("only a device that signs changes its key");
        }
        return settings.key;
    }

    private Attempt attempt(Report report, byte[] body) throws InterruptedException {
        try {
            return Attempt.of(report.eventId(), line.post(report.path(), report.eventId(), body, wait), clock);
        } catch (IOException e) {
            return Attempt.of(e);
        }
    }

    /** Closes the connections, those of clients made by {@link #waitFor} included. */
    @Override
    public void close() {
        http.close();
    }

    /** What a client is made of. */
    public static final class Builder {

        private final URI gateway;
        private final Proof proof;
        private final @Nullable DeviceKey key;
        private final @Nullable DeviceCertificate certificate;
        private TrustManager @Nullable [] trusted;
        private @Nullable SSLContext tls;
        private Supplier<Vitals> vitals = () -> Vitals.NONE;
        private Clock clock = Clock.systemUTC();
        private RetryPolicy retry = RetryPolicy.DEFAULT;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration attemptTimeout = Duration.ofSeconds(10);
        private Duration wait = Duration.ZERO;
        private Sleeper sleeper = Thread::sleep;
        private RandomGenerator random = RandomGenerator.getDefault();

        private Builder(URI gateway, Proof proof, @Nullable DeviceKey key, @Nullable DeviceCertificate certificate) {
            String text = gateway.toString();
            this.gateway = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : gateway;
            this.proof = proof;
            this.key = key;
            this.certificate = certificate;
        }

        /** Trusts the certificates in a PEM file, and no others. */
        public Builder trusting(Path caFile) throws IOException {
            this.trusted = Trust.in(caFile);
            return this;
        }

        /** What is sent along with each report, asked each time. */
        public Builder vitals(Supplier<Vitals> howItFares) {
            this.vitals = howItFares;
            return this;
        }

        /** Uses this TLS context, certificate and all; the default is the JDK's. */
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
            } else if (certificate != null || trusted != null) {
                http.sslContext(Trust.context(certificate, trusted));
            }
            return new DeviceClient(this, http.build(), wait);
        }
    }
}
