package larder.support;

import java.util.function.Consumer;
import larder.contracts.Identifier;
import larder.contracts.Topic;
import larder.events.EventHeaders;
import larder.events.EventJson;
import larder.support.trace.CurrentTrace;
import larder.support.trace.TraceContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.transaction.support.TransactionOperations;

/** Hands the records of one topic to its listener: once each, in a transaction with the note that it was done. */
final class EventReceiver<K extends Identifier, V> implements MessageListener<String, Object> {

    private final EventListener<K, V> listener;
    private final TransactionOperations transaction;
    private final @Nullable ReceivedEvents received;

    EventReceiver(EventListener<K, V> listener, TransactionOperations transaction, @Nullable ReceivedEvents received) {
        this.listener = listener;
        this.transaction = transaction;
        this.received = received;
    }

    @Override
    public void onMessage(ConsumerRecord<String, Object> message) {
        Object value = message.value();
        if (value != null && !listener.concerns(listener.topic().value().cast(value))) {
            return;
        }
        TraceContext told = TraceContext.read(EventHeaders.read(message.headers(), TraceContext.HEADER));
        try (CurrentTrace.Scope _ = CurrentTrace.open(told == null ? TraceContext.begin() : told)) {
            receive(message);
        }
    }

    private void receive(ConsumerRecord<String, Object> message) {
        transaction.executeWithoutResult(_ -> {
            if (received == null
                    || received.firstTime(header(message, EventHeaders.SOURCE), header(message, EventHeaders.ID))) {
                deliver(message).accept(listener);
            }
        });
    }

    private Consumer<EventListener<K, V>> deliver(ConsumerRecord<String, Object> message) {
        Topic<K, V> topic = listener.topic();
        Object value = message.value();
        if (value == null) {
            K key = EventJson.MAPPER.convertValue(message.key(), topic.key());
            return to -> to.onTombstone(key);
        }
        V event = topic.value().cast(value);
        return to -> to.on(event);
    }

    private static String header(ConsumerRecord<String, Object> message, String name) {
        String value = EventHeaders.read(message.headers(), name);
        if (value == null) {
            throw new IllegalArgumentException("a record of " + message.topic() + " has no " + name + " header");
        }
        return value;
    }
}
