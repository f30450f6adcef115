package larder.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/** Sends prepared requests over a fixed number of kept connections, each waiting for its answer before it sends the next. */
final class LoadGenerator {

    private static final String ACCEPTED = "http/1.1 202";

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);

    private final SSLContext tls;
    private final int connections;

    LoadGenerator(SSLContext tls, int connections) {
        this.tls = tls;
        this.connections = connections;
    }

    /**
     * What a run saw.
     *
     * @param perSecond answers a second
     * @param latencies of each request, in nanoseconds
     */
    record Seen(double perSecond, Samples latencies) {

        double p99Millis() {
            return latencies.percentile(99) / 1e6;
        }
    }

    /**
     * Sends so many of the requests, from the first again after the last; anything but 202 ends the run with an exception. Connecting
     * is not timed.
     */
    Seen run(int port, byte[][] requests, int count) throws IOException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicLong begun = new AtomicLong();
        long[] latencies = new long[count];
        CyclicBarrier start = new CyclicBarrier(connections, () -> begun.set(System.nanoTime()));
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                senders.add(threads.submit(() -> {
                    KeptConnection connection = KeptConnection.open(tls, port);
                    start.await(CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS);
                    send(connection, port, requests, next, latencies);
                    return null;
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
            double seconds = (System.nanoTime() - begun.get()) / 1e9;
            return new Seen(count / seconds, Samples.of(Arrays.stream(latencies).asDoubleStream()));
        } catch (ExecutionException e) {
            throw new IOException("the load failed", e);
        }
    }

    private void send(KeptConnection first, int port, byte[][] requests, AtomicInteger next, long[] latencies)
            throws IOException {
        KeptConnection connection = first;
        try {
            for (int i = next.getAndIncrement(); i < latencies.length; i = next.getAndIncrement()) {
                long sent = System.nanoTime();
                String head = connection.exchange(requests[i % requests.length]);
                latencies[i] = System.nanoTime() - sent;
                if (!head.startsWith(ACCEPTED)) {
                    throw new IOException("not accepted: " + head);
                }
                if (head.contains("connection: close")) {
                    connection.close();
                    connection = KeptConnection.open(tls, port);
                }
            }
        } finally {
            connection.close();
        }
    }
}
