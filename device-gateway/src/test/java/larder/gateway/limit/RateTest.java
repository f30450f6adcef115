package larder.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void readsRequestsAndTime() {
        assertThat(Rate.of("300/1m")).isEqualTo(new Rate(300, Duration.ofMinutes(1)));
        assertThat(Rate.of("5/90s").within()).isEqualTo(Duration.ofSeconds(90));
        assertThat(Rate.of("off").isOff()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "300", "0/1m", "5/0s", "-5/1m", "5/1d", "5 / 1m", "OFF", "9999999999/1s"})
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(text));
    }
}
