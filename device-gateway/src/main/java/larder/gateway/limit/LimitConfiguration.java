package larder.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import larder.contracts.DeviceId;
import larder.support.problem.ProblemWriter;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts each limit where its key is known: the address first, the device behind its signature, the account behind its token. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    /** Before the filters of the signed endpoints, and after the one that sets the headers of every answer. */
    private static final int BEFORE_SIGNATURES = Ordered.HIGHEST_PRECEDENCE + 5;

    /** What anybody can have send a mail to whomever they name. */
    private static final String[] SENDING_MAILS = {
        "/signup",
        "/reset",
        "/verify/mail",
        "/api/accounts",
        "/api/accounts/verifications/mails",
        "/api/accounts/password-resets/mails"
    };

    private final LimitProperties properties;
    private final MeterRegistry meters;
    private final ProblemWriter problems;

    LimitConfiguration(LimitProperties properties, MeterRegistry meters, ProblemWriter problems) {
        this.properties = properties;
        this.meters = meters;
        this.problems = problems;
    }

    @Bean
    DeviceLimit deviceLimit() {
        return new DeviceLimit(
                this.<DeviceId>limiter("device", properties.limits().device()));
    }

    @Bean
    ClientAddress clientAddress() {
        return new ClientAddress(AddressRange.all(properties.trustedProxies()));
    }

    @Bean
    FilterRegistrationBean<AddressLimitFilter> addressLimit(ClientAddress clients) {
        return perAddress("address", properties.limits().address(), clients, _ -> true);
    }

    /** Whoever has mails sent to address after address is stopped by none of the addresses' own limits. */
    @Bean
    FilterRegistrationBean<AddressLimitFilter> mailLimit(ClientAddress clients) {
        var registration =
                perAddress("mail", properties.limits().mails(), clients, request -> "POST".equals(request.getMethod()));
        registration.addUrlPatterns(SENDING_MAILS);
        return registration;
    }

    private FilterRegistrationBean<AddressLimitFilter> perAddress(
            String policy, String rate, ClientAddress clients, Predicate<HttpServletRequest> counted) {
        var registration = new FilterRegistrationBean<>(new AddressLimitFilter(
                clients, AddressRange.all(properties.limits().exempt()), limiter(policy, rate), problems, counted));
        registration.setName(policy + "Limit");
        registration.setOrder(BEFORE_SIGNATURES);
        return registration;
    }

    @Bean
    FilterRegistrationBean<AccountLimitFilter> accountLimit() {
        var registration = new FilterRegistrationBean<>(
                new AccountLimitFilter(limiter("account", properties.limits().account()), problems));
        registration.addUrlPatterns("/api/*");
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }

    private <K> RateLimiter<K> limiter(String policy, String rate) {
        return new RateLimiter<>(
                policy, Rate.of(rate), properties.limits().remembered(), TimeMeter.SYSTEM_MILLISECONDS, meters);
    }
}
