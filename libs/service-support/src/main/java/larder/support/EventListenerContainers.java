package larder.support;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import larder.contracts.Identifier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.transaction.support.TransactionOperations;

/** Runs one consumer container for each {@link EventListener} of the service, in the service's consumer group. */
final class EventListenerContainers implements SmartLifecycle {

    private final List<ConcurrentMessageListenerContainer<String, Object>> containers = new ArrayList<>();

    EventListenerContainers(
            List<EventListener<?, ?>> listeners,
            ConsumerFactory<String, Object> consumers,
            CommonErrorHandler errorHandler,
            TransactionOperations transaction,
            @Nullable ReceivedEvents received,
            LarderProperties properties) {
        Set<String> taken = new HashSet<>();
        for (EventListener<?, ?> listener : listeners) {
            if (!taken.add(listener.topic().name())) {
                throw new IllegalStateException(
                        "two listeners for " + listener.topic().name());
            }
            containers.add(container(listener, consumers, errorHandler, transaction, received, properties));
        }
    }

    private static <K extends Identifier, V> ConcurrentMessageListenerContainer<String, Object> container(
            EventListener<K, V> listener,
            ConsumerFactory<String, Object> consumers,
            CommonErrorHandler errorHandler,
            TransactionOperations transaction,
            @Nullable ReceivedEvents received,
            LarderProperties properties) {
        ContainerProperties settings = new ContainerProperties(listener.topic().name());
        settings.setGroupId(properties.service());
        settings.setClientId(properties.service() + "-" + listener.topic().name());
        settings.setMessageListener(new EventReceiver<>(listener, transaction, received));
        settings.setAckMode(ContainerProperties.AckMode.BATCH);
        var container = new ConcurrentMessageListenerContainer<>(consumers, settings);
        container.setConcurrency(properties.consumerConcurrency());
        container.setCommonErrorHandler(errorHandler);
        container.setBeanName(listener.topic().name());
        return container;
    }

    @Override
    public void start() {
        containers.forEach(ConcurrentMessageListenerContainer::start);
    }

    @Override
    public void stop() {
        containers.forEach(ConcurrentMessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return containers.stream().anyMatch(ConcurrentMessageListenerContainer::isRunning);
    }
}
