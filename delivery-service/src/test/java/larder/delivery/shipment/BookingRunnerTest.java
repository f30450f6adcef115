package larder.delivery.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingRunnerTest {

    @ParameterizedTest
    @CsvSource({"0, PT2S", "1, PT4S", "5, PT1M4S", "8, PT5M", "1000, PT5M"})
    void pausesLongerAfterEachFailureUpToFiveMinutes(int failuresBefore, Duration pause) {
        assertThat(BookingRunner.pause(Duration.ofSeconds(2), failuresBefore)).isEqualTo(pause);
    }
}
