package larder.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GatewayPropertiesTest {

    @Test
    void hasLimitsWithoutBeingTold() {
        GatewayProperties properties = bind(Map.of("larder.gateway.device-key-secret", "c2VjcmV0"));

        assertThat(properties)
                .isEqualTo(new GatewayProperties(
                        "c2VjcmV0",
                        new GatewayProperties.Signature(Duration.ofSeconds(300), Duration.ofSeconds(60)),
                        new GatewayProperties.Ingest(
                                16_384,
                                Duration.ofSeconds(10),
                                4096,
                                Duration.ofMillis(1700),
                                Duration.ofMillis(1),
                                16_777_216,
                                Duration.ofSeconds(30),
                                10_000),
                        new GatewayProperties.Credentials(
                                100_000,
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(1),
                                Duration.ofMillis(800),
                                6,
                                Duration.ofSeconds(1)),
                        new GatewayProperties.Claiming(10, 50, Duration.ofMinutes(15), Duration.ofHours(24))));
    }

    @Test
    void takesOtherLimits() {
        GatewayProperties properties = bind(Map.of(
                "larder.gateway.device-key-secret", "c2VjcmV0",
                "larder.gateway.signature.max-age", "10s",
                "larder.gateway.ingest.max-wait", "5s",
                "larder.gateway.credentials.size", "10",
                "larder.gateway.claiming.guesses", "2"));

        assertThat(properties.signature().maxAge()).isEqualTo(Duration.ofSeconds(10));
        assertThat(properties.ingest().maxWait()).isEqualTo(Duration.ofSeconds(5));
        assertThat(properties.credentials().size()).isEqualTo(10);
        assertThat(properties.claiming().guesses()).isEqualTo(2);
    }

    private static GatewayProperties bind(Map<String, String> given) {
        return new Binder(new MapConfigurationPropertySource(given))
                .bind("larder.gateway", GatewayProperties.class)
                .get();
    }
}
