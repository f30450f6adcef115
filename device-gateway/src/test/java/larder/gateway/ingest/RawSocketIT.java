package larder.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import larder.gateway.DeviceAuthority;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.Report;
import larder.sdk.RequestSigner;
import larder.testing.LarderInfrastructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no HTTP client would send. Each test ends when the gateway ends the connection, and fails if it never does. */
class RawSocketIT extends GatewayTest {

    private static final byte[] NOTHING = {};

    @Test
    void dropsAConnectionWhoseHeadNeverEnds() throws IOException {
        byte[] begun = "POST /v1/presses HTTP/1.1\r\nHost: localhost\r\nX".getBytes(StandardCharsets.US_ASCII);
        try (SSLSocket socket = RawRequest.connect(origin());
                SSLSocket shown = RawRequest.connect(
                        deviceOrigin(), DeviceAuthority.shared().issue("slow").tls())) {
            socket.getOutputStream().write(begun);
            shown.getOutputStream().write(begun);

            assertThat(RawRequest.rest(socket)).doesNotContain("HTTP/1.1 2");
            assertThat(RawRequest.rest(shown)).doesNotContain("HTTP/1.1 2");
        }
        assertThat(device().send(gateway(), Report.Press.at(Clock.systemUTC().instant()))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void servesTheNextWhenAllItsConnectionsSayNothing() throws IOException {
        try (var small = anotherGateway("--server.tomcat.max-connections=3", "--server.tomcat.accept-count=10")) {
            int port = small.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            List<SSLSocket> silent = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                silent.add(RawRequest.connect("https://localhost:" + port));
            }

            assertThat(device().send(
                                    LarderInfrastructure.shared().client(port),
                                    Report.Press.at(Clock.systemUTC().instant()))
                            .status())
                    .isEqualTo(202);
            for (SSLSocket one : silent) {
                assertThat(RawRequest.rest(one)).isBlank();
                one.close();
            }
        }
    }

    @Test
    void dropsAConnectionWhoseBodyNeverComes() throws IOException {
        TestDevice button = device();
        Report.Press press = Report.Press.at(Clock.systemUTC().instant());
        var signed = new RequestSigner(button.key())
                .sign(
                        "POST",
                        press.path(),
                        press.body(),
                        press.eventId(),
                        Clock.systemUTC().instant());
        try (SSLSocket socket = RawRequest.connect(origin())) {
            socket.getOutputStream()
                    .write((head(press.path(), signed.asMap(), 100) + "{").getBytes(StandardCharsets.US_ASCII));

            assertThat(RawRequest.rest(socket)).doesNotContain("HTTP/1.1 2");
        }
    }

    /** A byte now and then keeps the connection from being idle, but not the body from being late. */
    @Test
    void dropsAConnectionWhoseBodyComesByDrops() throws IOException {
        TestDevice button = device();
        Report.Press press = Report.Press.at(Clock.systemUTC().instant());
        var signed = new RequestSigner(button.key())
                .sign(
                        "POST",
                        press.path(),
                        press.body(),
                        press.eventId(),
                        Clock.systemUTC().instant());
        try (SSLSocket socket = RawRequest.connect(origin());
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            socket.getOutputStream()
                    .write(head(press.path(), signed.asMap(), 10_000).getBytes(StandardCharsets.US_ASCII));
            var drops = clock.scheduleAtFixedRate(() -> drip(socket), 0, 300, TimeUnit.MILLISECONDS);

            assertThat(RawRequest.rest(socket)).startsWith("HTTP/1.1 408 ").contains("body-too-slow");
            drops.cancel(true);
        }
    }

    private static void drip(SSLSocket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/presses HTTP/1.1\r\n\r\n",
                "POST /v1/presses HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /v1/presses HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/presses HTTP/1.1\r\nHost: localhost\r\nBad\u0000Name: x\r\nConnection: close\r\n\r\n",
                "POST /v1/presses HTTP/1.1\r\nHost: localhost\r\nSignature: a\rb\r\nConnection: close\r\n\r\n",
                "POST /v1/pre\u0001sses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "POST /v1/presses HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"
            })
    void refusesHeadsThatMayBeReadInTwoWays(String head) {
        assertThat(RawRequest.send(origin(), head, NOTHING)).doesNotContain("HTTP/1.1 2");
    }

    @Test
    void refusesAHeadThatIsTooLarge() {
        String answer = RawRequest.send(
                origin(),
                "POST /v1/presses HTTP/1.1\r\nHost: localhost\r\nSignature-Input: " + "x".repeat(9000) + "\r\n\r\n",
                NOTHING);

        assertThat(answer).doesNotContain("HTTP/1.1 2");
    }

    private static String head(String path, Map<String, String> headers, int length) {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head + "\r\n";
    }
}
