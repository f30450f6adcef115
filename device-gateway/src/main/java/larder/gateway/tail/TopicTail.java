package larder.gateway.tail;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import larder.contracts.Topic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Hears every record of a topic that is written while this instance runs. It goes on from where it was when the broker
 * comes back, and asks several times a second whether it has heard everything, which an idle topic cannot tell.
 */
public abstract class TopicTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicTail.class);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ASK = Duration.ofMillis(700);
    private static final Duration FIND = Duration.ofSeconds(2);
    private static final long ASK_EVERY_NANOS = Duration.ofMillis(150).toNanos();
    private static final int PAUSE_MILLIS = 300;

    private final Topic<?, ?> topic;
    private final TailConsumers consumers;
    private final Hearing hearing;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> current;
    private @Nullable Thread thread;

    protected TopicTail(Topic<?, ?> topic, TailConsumers consumers, Hearing hearing) {
        this.topic = topic;
        this.consumers = consumers;
        this.hearing = hearing;
    }

    /** Called on the tail's own thread. */
    protected abstract void on(ConsumerRecord<String, byte[]> heard);

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("tail-" + topic.name()).daemon().start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && !isStopping();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void run() {
        while (!isStopping()) {
            Consumer<String, byte[]> consumer = consumers.open();
            current = consumer;
            try {
                follow(consumer);
            } catch (WakeupException e) {
                log.atDebug().addKeyValue("topic", topic.name()).log("tail stops");
            } catch (RuntimeException e) {
                log.atWarn().addKeyValue("topic", topic.name()).setCause(e).log("tail lost its broker");
                pause();
            } finally {
                consumer.close(CloseOptions.timeout(Duration.ZERO));
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        place(consumer);
        long askedAt = System.nanoTime() - ASK_EVERY_NANOS;
        while (!isStopping()) {
            for (ConsumerRecord<String, byte[]> heard : consumer.poll(POLL)) {
                on(heard);
                positions.put(new TopicPartition(heard.topic(), heard.partition()), heard.offset() + 1);
            }
            long now = System.nanoTime();
            if (now - askedAt >= ASK_EVERY_NANOS) {
                askedAt = now;
                ask(consumer, now);
            }
        }
    }

    /** Takes the tail's place: at the end, or where it was before. */
    private void place(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, FIND);
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, positions.computeIfAbsent(partition, ends::get));
        }
        hearing.place(System.nanoTime());
    }

    private List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        List<PartitionInfo> found = consumer.partitionsFor(topic.name(), FIND);
        if (found == null || found.isEmpty()) {
            throw new TimeoutException("topic " + topic.name() + " does not exist yet");
        }
        return found.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void ask(Consumer<String, byte[]> consumer, long now) {
        Collection<TopicPartition> partitions = consumer.assignment();
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
            if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                hearing.heardAllUntil(now);
            }
        } catch (TimeoutException e) {
            log.atDebug().addKeyValue("topic", topic.name()).log("tail hears no answer");
        }
    }

    private void pause() {
        try {
            if (stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                log.atDebug().addKeyValue("topic", topic.name()).log("tail stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
