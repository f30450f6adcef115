package larder.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import larder.gateway.DeviceGatewayApplication;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.Report;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

class RevocationIT extends GatewayTest {

    @Autowired
    private Environment environment;

    @Test
    void refusesARevokedDeviceOnEveryGateway() {
        try (ConfigurableApplicationContext second = secondGateway()) {
            ServiceClient other = LarderInfrastructure.shared()
                    .client(second.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            TestDevice button = device();
            for (ServiceClient each : List.of(gateway(), other)) {
                assertThat(press(each, button)).isEqualTo("");
            }

            gateway().delete("/v1/devices/" + button.id(), ops());

            assertThat(press(gateway(), button)).isEqualTo("device-revoked");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> assertThat(press(other, button)).isEqualTo("device-revoked"));
        }
    }

    private static String press(ServiceClient gateway, TestDevice button) {
        return button.send(gateway, Report.Press.at(Clock.systemUTC().instant()))
                .problem();
    }

    /** Another process as far as the two can tell: the same database, broker and keys, nothing else in common. */
    private ConfigurableApplicationContext secondGateway() {
        Stream<String> surroundings = Stream.of(
                        "LARDER_KAFKA",
                        "LARDER_PARTITIONS",
                        "LARDER_DB_URL",
                        "LARDER_DB_USER",
                        "LARDER_DB_PASSWORD",
                        "LARDER_TLS_CERTIFICATE",
                        "LARDER_TLS_KEY",
                        "LARDER_CA",
                        "LARDER_ISSUER",
                        "LARDER_OUTBOX_INTERVAL")
                .map(name -> "--" + name + "=" + environment.getRequiredProperty(name));
        Stream<String> secrets = secretsOfEveryGateway().entrySet().stream()
                .map(secret -> "--" + secret.getKey() + "=" + secret.getValue());
        Stream<String> ports = Stream.of("--LARDER_PORT=0", "--LARDER_MANAGEMENT_PORT=0", "--LARDER_MTLS_PORT=0");
        return new SpringApplicationBuilder(DeviceGatewayApplication.class)
                .run(Stream.of(surroundings, secrets, ports)
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }
}
