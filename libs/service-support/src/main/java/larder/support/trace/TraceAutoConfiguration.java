package larder.support.trace;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Every service knows its requests by the same ids. */
@AutoConfiguration
class TraceAutoConfiguration {

    @Bean
    FilterRegistrationBean<RequestTraceFilter> requestTrace() {
        var registration = new FilterRegistrationBean<>(new RequestTraceFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
