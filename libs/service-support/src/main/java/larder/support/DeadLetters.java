package larder.support;

import io.micrometer.core.instrument.MeterRegistry;
import larder.contracts.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Tells a record that can never be acted on from a passing fault: the first is put aside with the reason in its headers,
 * the second holds its partition until it is over.
 */
final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private DeadLetters() {}

    static CommonErrorHandler errorHandler(KafkaOperations<String, Object> kafka, MeterRegistry meters) {
        var publish = new DeadLetterPublishingRecoverer(kafka, (bad, _) -> new TopicPartition(Topics.DEAD_LETTERS, -1));
        publish.setFailIfSendResultIsError(true);
        var retryForEver = new ExponentialBackOff(200, 2);
        retryForEver.setMaxInterval(10_000);
        var handler = new DefaultErrorHandler(
                (bad, e) -> {
                    publish.accept(bad, e);
                    count(bad, e, meters);
                },
                retryForEver);
        handler.addNotRetryableExceptions(
                IllegalArgumentException.class,
                IllegalStateException.class,
                NullPointerException.class,
                ArithmeticException.class,
                DataIntegrityViolationException.class);
        return handler;
    }

    private static void count(ConsumerRecord<?, ?> bad, Exception e, MeterRegistry meters) {
        meters.counter("larder.dead.letters", "topic", bad.topic()).increment();
        log.atError()
                .addKeyValue("topic", bad.topic())
                .addKeyValue("partition", bad.partition())
                .addKeyValue("offset", bad.offset())
                .setCause(e)
                .log("record put aside as a dead letter");
    }
}
