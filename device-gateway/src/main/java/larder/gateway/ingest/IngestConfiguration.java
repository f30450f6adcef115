package larder.gateway.ingest;

import java.util.function.Function;
import larder.gateway.limit.DeviceLimit;
import larder.gateway.proof.DeviceMessage;
import larder.gateway.proof.DeviceRequestReader;
import larder.gateway.telemetry.DeviceSignals;
import larder.support.problem.ProblemWriter;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the endpoints of devices on their paths. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    private static final Logger log = LoggerFactory.getLogger(IngestConfiguration.class);

    /** After the filter that measures requests, before the one that asks for bearer tokens. */
    private static final int BEFORE_SECURITY = Ordered.HIGHEST_PRECEDENCE + 10;

    private final DeviceRequestReader reader;
    private final DeviceLimit limit;
    private final ProblemWriter problems;
    private final EventCounters counters;
    private final DeviceSignals signals;

    IngestConfiguration(
            DeviceRequestReader reader,
            DeviceLimit limit,
            ProblemWriter problems,
            EventCounters counters,
            DeviceSignals signals) {
        this.signals = signals;
        this.reader = reader;
        this.limit = limit;
        this.problems = problems;
        this.counters = counters;
    }

    @Bean
    FilterRegistrationBean<DeviceEndpointFilter> presses(PressController presses) {
        return endpoint("/v1/presses", "press", presses::press);
    }

    @Bean
    FilterRegistrationBean<DeviceEndpointFilter> readings(ReadingController readings) {
        return endpoint("/v1/readings", "reading", readings::read);
    }

    @Bean
    FilterRegistrationBean<DeviceEndpointFilter> replenishments(ReplenishmentController replenishments) {
        return endpoint("/v1/replenishments", "replenishment", replenishments::ask);
    }

    @Bean
    FilterRegistrationBean<DeviceEndpointFilter> statuses(StatusController statuses) {
        return endpoint("/v1/status", "status", statuses::hear);
    }

    @Bean
    FilterRegistrationBean<DeviceEndpointFilter> keys(KeyController keys) {
        return endpoint("/v1/keys", "key", keys::rotate);
    }

    /** The pattern is exact, and matched by the container as it would choose a servlet. */
    private FilterRegistrationBean<DeviceEndpointFilter> endpoint(
            String path, String kind, Function<DeviceMessage, Answer> handler) {
        var registration = new FilterRegistrationBean<>(
                new DeviceEndpointFilter(path, kind, reader, limit, handler, problems, counters, signals));
        registration.setName(path);
        registration.addUrlPatterns(path);
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> lateBodies() {
        return factory -> factory.addEngineValves(new LateBodyValve());
    }

    @Bean
    ApplicationRunner warmUp(DeviceEventProducer producer) {
        return _ -> {
            try {
                producer.warmUp();
            } catch (KafkaException e) {
                log.atWarn().setCause(e).log("the broker is not there yet");
            }
        };
    }
}
