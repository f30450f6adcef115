package larder.support;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import larder.contracts.Topic;
import larder.contracts.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** What every service needs to live with Kafka: the topics, listeners and dead letters. */
@AutoConfiguration(after = {KafkaAutoConfiguration.class, DatabaseSupportAutoConfiguration.class})
@EnableConfigurationProperties(LarderProperties.class)
class SupportAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Every service makes the topics it finds missing, so that they may start in any order. */
    @Bean
    KafkaAdmin.NewTopics larderTopics(LarderProperties properties) {
        Stream<NewTopic> topics = Topics.all().stream().map(topic -> newTopic(topic, properties));
        NewTopic deadLetters = TopicBuilder.name(Topics.DEAD_LETTERS)
                .partitions(1)
                .replicas(properties.replication())
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .build();
        return new KafkaAdmin.NewTopics(
                Stream.concat(topics, Stream.of(deadLetters)).toArray(NewTopic[]::new));
    }

    private static NewTopic newTopic(Topic<?, ?> topic, LarderProperties properties) {
        TopicBuilder builder = TopicBuilder.name(topic.name())
                .partitions(properties.partitions())
                .replicas(properties.replication());
        return switch (topic.retention()) {
            case null -> builder.compact().build();
            case Duration kept ->
                builder.config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis()))
                        .build();
        };
    }

    @Bean
    @ConditionalOnBean(EventListener.class)
    EventListenerContainers eventListenerContainers(
            List<EventListener<?, ?>> listeners,
            ConsumerFactory<?, ?> consumers,
            KafkaTemplate<?, ?> kafka,
            MeterRegistry meters,
            ObjectProvider<TransactionOperations> transaction,
            ObjectProvider<ReceivedEvents> received,
            LarderProperties properties) {
        return new EventListenerContainers(
                listeners,
                typed(consumers),
                DeadLetters.errorHandler(typed(kafka), meters),
                transaction.getIfAvailable(TransactionOperations::withoutTransaction),
                orNull(received),
                properties);
    }

    private static @Nullable ReceivedEvents orNull(ObjectProvider<ReceivedEvents> received) {
        return received.getIfAvailable();
    }

    /** The shared configuration fixes both serializers, which Boot's bean types cannot say. */
    @SuppressWarnings("unchecked")
    private static ConsumerFactory<String, Object> typed(ConsumerFactory<?, ?> consumers) {
        return (ConsumerFactory<String, Object>) consumers;
    }

    @SuppressWarnings("unchecked")
    static KafkaTemplate<String, Object> typed(KafkaTemplate<?, ?> kafka) {
        return (KafkaTemplate<String, Object>) kafka;
    }
}
