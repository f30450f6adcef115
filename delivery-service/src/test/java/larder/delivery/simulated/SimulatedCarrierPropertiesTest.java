package larder.delivery.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatedCarrierPropertiesTest {

    @Test
    void keepsTheSecretToItself() {
        var properties = new SimulatedCarrierProperties(
                Duration.ofSeconds(30), Duration.ofSeconds(1), null, "courier", "s3cret");

        assertThat(properties.toString()).doesNotContain("s3cret");
    }

    @Test
    void refusesToPollWithoutPause() {
        assertThatThrownBy(() -> new SimulatedCarrierProperties(
                        Duration.ofSeconds(30), Duration.ZERO, null, "courier", "s3cret"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
