package larder.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import larder.contracts.device.DeviceEvent;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Feeds readings at an even rate, each of another slot, and tells how long each took to come out committed. */
final class SteadyFeed implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaProducer<String, byte[]> producer;
    private final long interval;
    private final Clock clock = Clock.systemUTC();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private int next;

    SteadyFeed(Broker broker, int perSecond) {
        this.producer = broker.producer(Map.of("linger.ms", "0"));
        this.interval = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /** Latencies in milliseconds, each from the moment the reading was due to be sent. */
    Samples latencies(String input, CommittedOutput output, Duration span) throws InterruptedException {
        int count = Math.toIntExact(span.toNanos() / interval);
        Map<String, Long> sent = new HashMap<>();
        List<Double> millis = new ArrayList<>();
        Thread sender = Thread.ofPlatform().start(() -> send(input, count, sent));
        long deadline = System.nanoTime() + span.plus(PATIENCE).toNanos();
        while (millis.size() < count) {
            output.poll(record -> {
                long now = System.nanoTime();
                synchronized (sent) {
                    Long at = sent.remove(record.key());
                    if (at != null) {
                        millis.add((now - at) / 1e6);
                    }
                }
            });
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "only " + millis.size() + " of " + count + " came out of " + input + " " + failures);
            }
        }
        sender.join();
        return Samples.of(millis.stream().mapToDouble(Double::doubleValue));
    }

    private void send(String input, int count, Map<String, Long> sent) {
        long due = System.nanoTime();
        for (int i = 0; i < count; i++) {
            due += interval;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int number = next++;
            DeviceEvent event = HouseholdEvents.report(number, "steady-" + number, false, clock.instant());
            synchronized (sent) {
                sent.put(event.slot().value(), due);
            }
            Broker.send(producer, HouseholdEvents.redirected(HouseholdEvents.record(event), input), failures);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
