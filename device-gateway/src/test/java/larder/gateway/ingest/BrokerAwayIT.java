package larder.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import larder.contracts.Topics;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.Report;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerAwayIT extends GatewayTest {

    @AfterEach
    void bringTheBrokerBack() {
        LarderInfrastructure.shared().broker().resume();
    }

    @Test
    void asksDevicesToComeBackWhileTheBrokerHangs() {
        TestDevice button = device();
        Report press = Report.Press.at(Clock.systemUTC().instant());
        assertThat(button.send(gateway(), press).status()).isEqualTo(202);

        LarderInfrastructure.shared().broker().pause();
        Response refused = button.send(gateway(), press);

        PressIT.assertProblem(refused, 503, "broker-unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");

        LarderInfrastructure.shared().broker().resume();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> button.send(gateway(), press).status() == 202);
        assertThat(TestTopic.of(Topics.DEVICE_EVENTS).all())
                .anyMatch(event -> event.event().value().equals(press.eventId()));
    }
}
