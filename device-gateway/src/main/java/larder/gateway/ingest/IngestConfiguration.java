package larder.gateway.ingest;

import java.util.function.Function;
import larder.gateway.limit.DeviceLimit;
import larder.support.problem.ProblemWriter;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the signed endpoints on their paths. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    private static final Logger log = LoggerFactory.getLogger(IngestConfiguration.class);

    /** After the filter that measures requests, before the one that asks for bearer tokens. */
    private static final int BEFORE_SECURITY = Ordered.HIGHEST_PRECEDENCE + 10;

    private final SignedRequestReader reader;
    private final DeviceLimit limit;
    private final ProblemWriter problems;
    private final EventCounters counters;

    IngestConfiguration(
            SignedRequestReader reader, DeviceLimit limit, ProblemWriter problems, EventCounters counters) {
        this.reader = reader;
        this.limit = limit;
        this.problems = problems;
        this.counters = counters;
    }

    @Bean
    FilterRegistrationBean<SignedEventFilter> presses(PressController presses) {
        return endpoint("/v1/presses", "press", presses::press);
    }

    @Bean
    FilterRegistrationBean<SignedEventFilter> readings(ReadingController readings) {
        return endpoint("/v1/readings", "reading", readings::read);
    }

    /** The pattern is exact, and matched by the container as it would choose a servlet. */
    private FilterRegistrationBean<SignedEventFilter> endpoint(
            String path, String kind, Function<SignedMessage, Answer> handler) {
        var registration =
                new FilterRegistrationBean<>(new SignedEventFilter(path, kind, reader, limit, handler, problems, counters));
        registration.setName(path);
        registration.addUrlPatterns(path);
        registration.setOrder(BEFORE_SECURITY);
        return registration;
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
