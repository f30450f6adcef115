package larder.gateway.ingest;

import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import larder.support.problem.ProblemWriter;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;

/** Puts the signed endpoints on their paths. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    private static final Logger log = LoggerFactory.getLogger(IngestConfiguration.class);

    private static final String PRESSES = "/v1/presses";
    private static final String READINGS = "/v1/readings";
    private static final Set<String> PATHS = Set.of(PRESSES, READINGS);

    private final SignedRequestReader reader;
    private final ProblemWriter problems;
    private final EventCounters counters;

    IngestConfiguration(SignedRequestReader reader, ProblemWriter problems, EventCounters counters) {
        this.reader = reader;
        this.problems = problems;
        this.counters = counters;
    }

    @Bean
    ServletRegistrationBean<HttpServlet> presses(PressController presses) {
        return endpoint(PRESSES, "press", presses::press);
    }

    @Bean
    ServletRegistrationBean<HttpServlet> readings(ReadingController readings) {
        return endpoint(READINGS, "reading", readings::read);
    }

    private ServletRegistrationBean<HttpServlet> endpoint(
            String path, String kind, Function<SignedMessage, Answer> handler) {
        HttpServlet servlet = new SignedEventServlet(path, kind, reader, handler, problems, counters);
        ServletRegistrationBean<HttpServlet> registration = new ServletRegistrationBean<>(servlet, path);
        registration.setName(path);
        registration.setLoadOnStartup(1);
        return registration;
    }

    /**
     * No security filter stands before the signed endpoints, which check who calls by themselves. The servlet path is what
     * the container chose the servlet by, so that this opens these two servlets and nothing else.
     */
    @Bean
    @Order(0)
    SecurityFilterChain signedSecurity() {
        return new DefaultSecurityFilterChain(request -> PATHS.contains(request.getServletPath()), List.of());
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
