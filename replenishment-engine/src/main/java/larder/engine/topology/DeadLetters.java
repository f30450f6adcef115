package larder.engine.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Puts records aside that can never be used, as they came and in the transaction that passes over them. A fault that is not the record's own, such
 * as a full disk, stops the thread instead, and its replacement tries again.
 */
final class DeadLetters {

    /** Kafka makes the handlers itself; this setting hands them the registry. */
    static final String METERS = "larder.meters";

    private DeadLetters() {}

    /** For records that are no event of their topic. */
    public static final class OfReading implements DeserializationExceptionHandler {

        private final LogAndContinueExceptionHandler kafkas = new LogAndContinueExceptionHandler();
        private @Nullable MeterRegistry meters;

        @Override
        public void configure(Map<String, ?> settings) {
            kafkas.configure(settings);
            meters = (MeterRegistry) settings.get(METERS);
        }

        @Override
        public DeserializationExceptionHandler.Response handleError(
                ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> bad, Exception cause) {
            count(meters, context);
            return kafkas.handleError(context, bad, cause);
        }
    }

    /** For events that contradict themselves, so that the policy cannot judge them. */
    public static final class OfProcessing implements ProcessingExceptionHandler {

        private final LogAndContinueProcessingExceptionHandler kafkas = new LogAndContinueProcessingExceptionHandler();
        private @Nullable MeterRegistry meters;

        @Override
        public void configure(Map<String, ?> settings) {
            kafkas.configure(settings);
            meters = (MeterRegistry) settings.get(METERS);
        }

        @Override
        public ProcessingExceptionHandler.Response handleError(
                ErrorHandlerContext context, Record<?, ?> bad, Exception cause) {
            if (!isTheRecordsFault(cause)) {
                return ProcessingExceptionHandler.Response.fail();
            }
            count(meters, context);
            return kafkas.handleError(context, bad, cause);
        }

        private static boolean isTheRecordsFault(Exception cause) {
            return cause instanceof IllegalArgumentException
                    || cause instanceof NullPointerException
                    || cause instanceof ArithmeticException;
        }
    }

    private static void count(@Nullable MeterRegistry meters, ErrorHandlerContext context) {
        Objects.requireNonNull(meters, METERS)
                .counter("larder.dead.letters", "topic", context.topic())
                .increment();
    }
}
