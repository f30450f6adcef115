package larder.engine.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import larder.engine.slot.ReplenishmentPolicy;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the engine together. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** Its bean name is its name among the health components. */
    @Bean
    EngineStreams streams(
            EngineProperties engine,
            KafkaProperties kafka,
            Clock clock,
            MeterRegistry meters,
            Environment environment) {
        Decide.Supplier decide = new Decide.Supplier(
                new ReplenishmentPolicy(engine.limits()),
                clock,
                new DecisionMeters(meters),
                new CommitPace(engine.commitInterval()));
        return new EngineStreams(
                ReplenishmentTopology.build(decide),
                StreamsSettings.of(
                        kafka.buildStreamsProperties(),
                        environment.getRequiredProperty("spring.application.name"),
                        engine,
                        meters),
                meters);
    }
}
