package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class OrderPropertiesTest {

    @Test
    void givesPressesHalfAnHourAndReadingsADay() {
        OrderProperties properties = from(Map.of());

        assertThat(properties.grace()).isEqualTo(new OrderProperties.Grace(Duration.ofMinutes(30), Duration.ofDays(1)));
        assertThat(properties.hold().lapse()).isEqualTo(Duration.ofDays(3));
        assertThat(properties.resolution().patience()).isEqualTo(Duration.ofDays(3));
        assertThat(properties.timers()).isEqualTo(new OrderProperties.Timers(Duration.ofSeconds(1), 4));
    }

    @Test
    void listensToTheEnvironment() {
        OrderProperties properties = from(Map.of(
                "LARDER_ORDER_GRACE_PRESS", "3s",
                "LARDER_ORDER_GRACE_READING", "4s",
                "LARDER_ORDER_HOLD_LAPSE", "5s",
                "LARDER_ORDER_RESOLUTION_WAIT", "6s",
                "LARDER_ORDER_TIMERS_POLLINGINTERVAL", "100ms",
                "LARDER_ORDER_TIMERS_THREADS", "2"));

        assertThat(properties)
                .isEqualTo(new OrderProperties(
                        new OrderProperties.Grace(Duration.ofSeconds(3), Duration.ofSeconds(4)),
                        new OrderProperties.Hold(Duration.ofSeconds(5)),
                        new OrderProperties.Resolution(Duration.ofSeconds(6)),
                        new OrderProperties.Timers(Duration.ofMillis(100), 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LARDER_ORDER_GRACE_PRESS", "LARDER_ORDER_GRACE_READING", "LARDER_ORDER_HOLD_LAPSE"})
    void refusesATimeOfNothing(String name) {
        assertThatThrownBy(() -> from(Map.of(name, "0s")))
                .isInstanceOf(BindException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static OrderProperties from(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return Binder.get(environment).bindOrCreate("larder.order", OrderProperties.class);
    }
}
