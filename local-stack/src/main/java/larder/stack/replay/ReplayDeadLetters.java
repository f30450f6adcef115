package larder.stack.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import larder.contracts.Topics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts dead letters back where they came from. What was put back is remembered as the offsets of a consumer group for each topic,
 * committed in the same transaction, so that no letter is put back twice, whenever this is run and whatever ends it.
 */
public final class ReplayDeadLetters {

    private static final Duration POLL = Duration.ofMillis(500);

    private final String kafka;

    /**
     * What became of one letter.
     *
     * @param topic where it came from; empty when nobody says so, and then it stays where it is
     * @param place where it lies among the dead letters
     * @param reason why it was put aside
     * @param replayed whether it has now been put back
     */
    public record Letter(String topic, String place, String reason, boolean replayed) {}

    public ReplayDeadLetters(String kafka) {
        this.kafka = kafka;
    }

    /** Puts back every letter of the wanted topics that has not been put back before; a dry run only tells which. */
    public List<Letter> replay(Predicate<String> wanted, boolean dryRun) {
        List<Letter> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = KafkaClients.consumer(kafka, null);
                Replayed replayed = new Replayed(kafka);
                PutBack putBack = new PutBack(kafka, dryRun)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTERS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // What fails again while this runs comes in behind these ends, and is left for the next time.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                List<DeadLetter> due = new ArrayList<>();
                consumer.poll(POLL).forEach(each -> {
                    DeadLetter letter = new DeadLetter(each);
                    if (each.offset() < ends.getOrDefault(letter.partition(), 0L) && isDue(letter, wanted, replayed)) {
                        due.add(letter);
                    }
                });
                putBack.all(due);
                due.forEach(letter -> letters.add(letter.told(!dryRun)));
            }
        }
        return letters;
    }

    private static boolean isDue(DeadLetter letter, Predicate<String> wanted, Replayed replayed) {
        return letter.origin()
                .map(topic -> wanted.test(topic) && !replayed.isDone(topic, letter))
                .orElse(true);
    }
}
