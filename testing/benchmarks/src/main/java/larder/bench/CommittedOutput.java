package larder.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import larder.embedded.ChildProcess;
import larder.events.EventHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** What an application commits to its output topic from now on. */
final class CommittedOutput implements AutoCloseable {

    private static final Duration STANDSTILL = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private int orders;
    private String other = "";

    CommittedOutput(Broker broker, String topic) {
        this.consumer = broker.committedConsumer();
        List<TopicPartition> partitions = IntStream.range(0, Broker.PARTITIONS)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /**
     * Reads as many records as the application owes, and returns how many a second came after the first few.
     *
     * @param warmUp how many records come before the clock starts
     */
    double perSecond(ChildProcess app, int owed, int warmUp) {
        int seen = 0;
        int seenAtStart = 0;
        long begun = 0;
        long last = System.nanoTime();
        while (seen < owed) {
            int count = poll(record -> {
                if (isOrder(record)) {
                    orders++;
                } else if (other.isEmpty()) {
                    other = new String(record.value(), StandardCharsets.UTF_8);
                }
            });
            seen += count;
            if (count > 0) {
                last = System.nanoTime();
            } else if (!app.isAlive() || System.nanoTime() - last > STANDSTILL.toNanos()) {
                throw new IllegalStateException(
                        app.name() + " stands at " + seen + " of " + owed + "\n" + app.logTail());
            }
            if (begun == 0 && seen >= warmUp) {
                begun = last;
                seenAtStart = seen;
            }
        }
        return (seen - seenAtStart) / ((last - begun) / 1e9);
    }

    /** Takes what has been committed since, waiting a moment for it. */
    int poll(Consumer<ConsumerRecord<String, byte[]>> action) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        records.forEach(action);
        return records.count();
    }

    /** How many of the records read were decisions to order. */
    int orders() {
        return orders;
    }

    /** The first record that was no decision to order. */
    String other() {
        return other;
    }

    private static boolean isOrder(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(EventHeaders.TYPE);
        return type != null && new String(type.value(), StandardCharsets.UTF_8).endsWith("OrderDecided");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
