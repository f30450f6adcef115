package larder.support.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressClientTest {

    private static final int LIMIT = 1_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger reached = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final EgressClient open =
            new EgressClient(new EgressProperties(Set.of(80, 443), true, Duration.ofSeconds(20)));

    EgressClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getAllByName("127.0.0.1")[0], 0), 0);
        server.setExecutor(threads);
    }

    @BeforeEach
    void start() {
        answer("/", exchange -> respond(exchange, 200, "hello"));
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        open.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void fetchesWhatStandsAtAnAddress() throws EgressRefused {
        assertThat(open.get(url("/"), LIMIT)).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "localhost.",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[::]",
                "0.0.0.0",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0177.0.0.1",
                "127.1",
                "127.0.0.1.",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "[fd00:ec2::254]",
                "[fe80::1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "255.255.255.255",
                "224.0.0.1",
                "192.0.2.1",
                "[ff02::1]",
                "[2001:db8::1]",
                "①②⑦.⓪.⓪.①",
                "ⓛocalhost"
            })
    void callsNothingThatIsInside(String host) throws IOException {
        try (EgressClient closed = client(InetAddress::getAllByName)) {
            assertThatThrownBy(() -> closed.get("http://" + host + ":" + port() + "/", LIMIT))
                    .isInstanceOf(EgressRefused.class);
        }
        assertThat(reached).hasValue(0);
    }

    @Test
    void doesNotTellANameOfTheInsideFromOneThatThereIsNot() throws IOException {
        try (EgressClient closed = client(host -> {
            if (host.equals("inside.example")) {
                return new InetAddress[] {InetAddress.getAllByName("10.1.2.3")[0]};
            }
            throw new UnknownHostException(host);
        })) {
            assertThat(refused(closed, "http://inside.example:" + port()))
                    .isEqualTo(refused(closed, "http://nothing.example:" + port()))
                    .isEqualTo(EgressRefused.Reason.UNREACHABLE);
        }
    }

    @Test
    void callsNoNameThatHasAnAddressInsideAmongOthers() throws IOException {
        InetAddress[] mixed = {InetAddress.getAllByName("93.184.215.14")[0], InetAddress.getAllByName("127.0.0.1")[0]};
        try (EgressClient closed = client(_ -> mixed)) {
            assertThat(refused(closed, "http://mixed.example:" + port())).isEqualTo(EgressRefused.Reason.UNREACHABLE);
        }
        assertThat(reached).hasValue(0);
    }

    @Test
    void asksOnceForTheAddressThatItCalls() throws IOException, EgressRefused {
        AtomicInteger asked = new AtomicInteger();
        try (EgressClient client =
                new EgressClient(new EgressProperties(Set.of(), true, Duration.ofSeconds(20)), _ -> new InetAddress[] {
                    InetAddress.getAllByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254")[0]
                })) {
            assertThat(client.get("http://rebinding.example:" + port() + "/", LIMIT))
                    .hasSize(5);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void judgesEachRedirectAnew() {
        answer("/metadata", exchange -> redirect(exchange, "http://169.254.169.254/latest/meta-data/"));
        answer("/ten", exchange -> redirect(exchange, "http://10.0.0.1/"));
        answer("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        answer("/user", exchange -> redirect(exchange, "http://user:secret@127.0.0.1/"));
        answer("/relative", exchange -> redirect(exchange, "//169.254.169.254/"));

        assertThat(refused(open, url("/metadata"))).isEqualTo(EgressRefused.Reason.UNREACHABLE);
        assertThat(refused(open, url("/ten"))).isEqualTo(EgressRefused.Reason.UNREACHABLE);
        assertThat(refused(open, url("/relative"))).isEqualTo(EgressRefused.Reason.UNREACHABLE);
        assertThat(refused(open, url("/file"))).isEqualTo(EgressRefused.Reason.URL);
        assertThat(refused(open, url("/user"))).isEqualTo(EgressRefused.Reason.URL);
    }

    @Test
    void followsFewRedirects() throws EgressRefused {
        answer("/0", exchange -> redirect(exchange, "/1"));
        answer("/1", exchange -> redirect(exchange, "/2"));
        answer("/2", exchange -> redirect(exchange, "/3"));
        answer("/3", exchange -> redirect(exchange, "/"));
        answer("/loop", exchange -> redirect(exchange, "/loop"));

        assertThat(open.get(url("/1"), LIMIT)).hasSize(5);
        assertThat(refused(open, url("/0"))).isEqualTo(EgressRefused.Reason.REDIRECTS);
        assertThat(refused(open, url("/loop"))).isEqualTo(EgressRefused.Reason.REDIRECTS);
    }

    @Test
    void readsNoMoreThanItMay() {
        answer("/announced", exchange -> {
            exchange.sendResponseHeaders(200, 2_000_000_000L);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            stay();
        });
        answer("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[8_192]);
                }
            }
        });

        assertThat(refused(open, url("/announced"))).isEqualTo(EgressRefused.Reason.TOO_LARGE);
        assertThat(refused(open, url("/endless"))).isEqualTo(EgressRefused.Reason.TOO_LARGE);
    }

    @Test
    void unpacksNothing() throws EgressRefused {
        answer("/packed", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = new GZIPOutputStream(exchange.getResponseBody())) {
                body.write(new byte[500_000]);
            }
        });

        assertThat(open.get(url("/packed"), LIMIT)).hasSizeLessThan(LIMIT);
    }

    @Test
    void endsWhenTheTimeIsUpHoweverSlowlyItTrickles() throws IOException {
        answer("/trickle", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            stay();
        });
        try (EgressClient hasty = new EgressClient(new EgressProperties(Set.of(), true, Duration.ofMillis(300)))) {
            assertThat(refused(hasty, url("/trickle")))
                    .isIn(EgressRefused.Reason.TOO_SLOW, EgressRefused.Reason.UNREACHABLE);
        }
    }

    @Test
    void sendsNothingBack() throws EgressRefused {
        answer("/cookie", exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            respond(exchange, 200, exchange.getRequestHeaders().keySet().toString());
        });
        open.get(url("/cookie"), LIMIT);

        assertThat(open.get(url("/cookie"), LIMIT))
                .asString(StandardCharsets.UTF_8)
                .doesNotContainIgnoringCase("cookie")
                .doesNotContainIgnoringCase("authorization")
                .doesNotContainIgnoringCase("encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ftp://example.com/",
                "file:///etc/passwd",
                "jar:http://example.com!/",
                "gopher://example.com",
                "http://",
                "http:///x",
                "http://user@example.com/",
                "http://user:pass@example.com/",
                "http://example.com:22/",
                "https://example.com:6379/",
                "http://exa mple.com/",
                "http://example.com\r\nHost: inside/",
                "//example.com/",
                "http://example.com:99999/",
                "http://[::1",
                "javascript:alert(1)",
                "data:image/png;base64,x"
            })
    void takesOnlyPlainAddresses(String url) throws IOException {
        try (EgressClient closed = client(InetAddress::getAllByName)) {
            assertThat(closed.accepts(url)).isFalse();
            assertThat(refused(closed, url)).isEqualTo(EgressRefused.Reason.URL);
            assertThat(closed.accepts("https://example.com/a.png?b=c")).isTrue();
            assertThat(closed.accepts("http://example.com/" + "a".repeat(2_000)))
                    .isFalse();
        }
    }

    @Test
    void takesNothingButA200() {
        answer("/error", exchange -> respond(exchange, 500, "a stack trace of the inside"));
        answer("/missing", exchange -> respond(exchange, 404, ""));

        for (String path : List.of("/error", "/missing")) {
            assertThatThrownBy(() -> open.get(url(path), LIMIT)).hasMessage("the address does not answer 200");
        }
    }

    private EgressClient client(GuardedDns.Names names) {
        return new EgressClient(new EgressProperties(Set.of(80, 443, port()), false, Duration.ofSeconds(20)), names);
    }

    private static EgressRefused.Reason refused(EgressClient client, String url) {
        try {
            client.get(url, LIMIT);
        } catch (EgressRefused e) {
            return e.reason();
        }
        throw new AssertionError(url + " was fetched");
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** What a server does with a call. */
    @FunctionalInterface
    private interface Answer {

        void to(HttpExchange exchange) throws IOException;
    }

    private void answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            reached.incrementAndGet();
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    /** Leaves the connection open until the test is over. */
    private void stay() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        respond(exchange, 302, "");
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
