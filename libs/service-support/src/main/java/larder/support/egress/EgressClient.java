package larder.support.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches what stands at an address that somebody else named. It calls public addresses only, keeps and sends no cookies or passwords,
 * uses no proxy, unpacks nothing, follows few redirects, each judged anew, and ends within bounds of size and time.
 */
public final class EgressClient implements AutoCloseable {

    private static final int MOST_REDIRECTS = 3;

    private final EgressProperties properties;
    private final EgressUrlPolicy urls;
    private final CloseableHttpClient http;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    public EgressClient(EgressProperties properties) {
        this(properties, InetAddress::getAllByName);
    }

    EgressClient(EgressProperties properties, GuardedDns.Names names) {
        this.properties = properties;
        this.urls = new EgressUrlPolicy(properties.ports(), properties.loopback());
        Timeout within = Timeout.of(properties.within());
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedDns(names, this::mayCall))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(within)
                                .setSocketTimeout(within)
                                .build())
                        .setMaxConnPerRoute(4)
                        .setMaxConnTotal(16)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(within)
                        .setResponseTimeout(within)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Larder")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .build();
    }

    /** Whether the text may be an address that is called; what it leads to is judged by each call. */
    public boolean accepts(String url) {
        return urls.parse(url).isPresent();
    }

    /** What is answered with 200, of at most so many bytes. */
    public byte[] get(String url, int mostBytes) throws EgressRefused {
        AtomicReference<HttpGet> running = new AtomicReference<>();
        Future<byte[]> call = calls.submit(() -> follow(url, mostBytes, running));
        try {
            return call.get(properties.within().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new EgressRefused(EgressRefused.Reason.TOO_SLOW, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EgressRefused(EgressRefused.Reason.TOO_SLOW, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof EgressRefused refused
                    ? refused
                    : new EgressRefused(EgressRefused.Reason.UNREACHABLE, e);
        } finally {
            call.cancel(true);
            Optional.ofNullable(running.get()).ifPresent(HttpGet::cancel);
        }
    }

    private byte[] follow(String first, int mostBytes, AtomicReference<HttpGet> running)
            throws EgressRefused, IOException {
        URI next = parsed(first);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpGet request = new HttpGet(next);
            running.set(request);
            switch (call(request, mostBytes)) {
                case Answer.Body body -> {
                    return body.bytes();
                }
                case Answer.Elsewhere elsewhere -> next = parsed(resolved(next, elsewhere.location()));
                case Answer.No no -> throw new EgressRefused(no.why());
            }
        }
        throw new EgressRefused(EgressRefused.Reason.REDIRECTS);
    }

    /** Whatever of the answer was not read is given up with its connection, not read to its end. */
    private Answer call(HttpGet request, int mostBytes) throws IOException {
        ClassicHttpResponse response = open(request);
        try {
            return read(response, mostBytes);
        } finally {
            request.cancel();
        }
    }

    private ClassicHttpResponse open(HttpGet request) throws IOException {
        try {
            return http.executeOpen(RoutingSupport.determineHost(request), request, null);
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    private sealed interface Answer {

        @SuppressWarnings("ArrayRecordComponent") // on their way from the network to the caller; nobody compares them
        record Body(byte[] bytes) implements Answer {}

        record Elsewhere(String location) implements Answer {}

        record No(EgressRefused.Reason why) implements Answer {}
    }

    private static Answer read(ClassicHttpResponse response, int mostBytes) throws IOException {
        int status = response.getCode();
        Header location = response.getFirstHeader("Location");
        HttpEntity entity = response.getEntity();
        if (status >= 300 && status < 400 && location != null) {
            return new Answer.Elsewhere(location.getValue());
        }
        if (status != 200 || entity == null) {
            return new Answer.No(EgressRefused.Reason.STATUS);
        }
        if (entity.getContentLength() > mostBytes) {
            return new Answer.No(EgressRefused.Reason.TOO_LARGE);
        }
        byte[] bytes = entity.getContent().readNBytes(mostBytes + 1);
        return bytes.length > mostBytes ? new Answer.No(EgressRefused.Reason.TOO_LARGE) : new Answer.Body(bytes);
    }

    private URI parsed(String url) throws EgressRefused {
        return urls.parse(url).orElseThrow(() -> new EgressRefused(EgressRefused.Reason.URL));
    }

    private static String resolved(URI from, String location) throws EgressRefused {
        try {
            return from.resolve(location).toString();
        } catch (IllegalArgumentException e) {
            throw new EgressRefused(EgressRefused.Reason.URL, e);
        }
    }

    private boolean mayCall(InetAddress address) {
        return PublicAddressPolicy.isPublic(address) || (properties.loopback() && address.isLoopbackAddress());
    }

    @Override
    public void close() throws IOException {
        calls.shutdownNow();
        http.close();
    }
}
