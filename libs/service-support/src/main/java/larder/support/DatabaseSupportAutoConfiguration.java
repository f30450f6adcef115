package larder.support;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.namastack.outbox.Outbox;
import io.namastack.outbox.OutboxRecordStatus;
import io.namastack.outbox.OutboxRecordStatusRepository;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** What a service with a database needs besides: events that are acted on once, and an outbox. */
@AutoConfiguration(
        after = KafkaAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "io.namastack.outbox.config.OutboxCoreInfrastructureAutoConfiguration"
        },
        beforeName = "io.namastack.outbox.config.OutboxCoreProcessingAutoConfiguration")
@ConditionalOnClass({Outbox.class, JdbcClient.class})
class DatabaseSupportAutoConfiguration {

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    ReceivedEvents receivedEvents(JdbcClient jdbc, Clock clock) {
        return new ReceivedEvents(jdbc, clock);
    }

    @Bean
    EventOutbox eventOutbox(Outbox outbox, Clock clock) {
        return new EventOutbox(outbox, clock);
    }

    @Bean
    OutboxRelay outboxRelay(KafkaTemplate<?, ?> kafka) {
        return new OutboxRelay(SupportAutoConfiguration.typed(kafka));
    }

    @Bean
    StatePublisher statePublisher(ProducerFactory<?, ?> producers) {
        return new StatePublisher(producers.getConfigurationProperties());
    }

    @Bean
    MeterBinder outboxBacklog(OutboxRecordStatusRepository records) {
        return registry -> Gauge.builder(
                        "larder.outbox.backlog", records, waiting -> waiting.countByStatus(OutboxRecordStatus.NEW))
                .description("Events committed to the database that have not reached the broker yet")
                .register(registry);
    }
}
