package larder.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import larder.support.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatteryTest {

    private static final Instant EARLY = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(1);

    @ParameterizedTest
    @CsvSource({"2000 mV,2000", "1830mV,1830", "3.1 V,3100", "5v USB,5000", "0 mV,0"})
    void readsVoltsAsButtonsSayThem(String text, int millivolts) {
        assertThat(Battery.read(text)).isEqualTo(new Battery(null, millivolts));
    }

    @ParameterizedTest
    @CsvSource({"80 %,80", "100%,100"})
    void readsPercent(String text, int percent) {
        assertThat(Battery.read(text)).isEqualTo(new Battery(percent, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "full", "-1 mV", "101 %", "2000", "999999 V", "1e9 mV", "2000 mV\n", "٣ mV"})
    void takesNothingElse(String text) {
        assertThatThrownBy(() -> Battery.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "100.1", "1e20"})
    void takesNoPercentThatIsNone(BigDecimal percent) {
        assertThatThrownBy(() -> Battery.ofPercent(percent)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheLaterWordWhateverComesFirst() {
        Signal early = Signal.heard(EARLY, new Vitals(new Battery(90, null), "1"));
        Signal late = Signal.heard(LATE, new Vitals(new Battery(80, null), null));

        for (Signal both : new Signal[] {early.and(late), late.and(early)}) {
            assertThat(both.heardAt()).isEqualTo(LATE);
            assertThat(both.battery()).isEqualTo(new Battery(80, null));
            assertThat(both.firmware()).isEqualTo("1");
            assertThat(both.firmwareAt()).isEqualTo(EARLY);
        }
    }

    @Test
    void addsFailuresUp() {
        Signal sum = Signal.refused(ProblemType.FORBIDDEN)
                .and(Signal.refused(ProblemType.FORBIDDEN))
                .and(Signal.refused(ProblemType.SLOT_UNKNOWN));

        assertThat(sum.failures()).isEqualTo(Map.of(ProblemType.FORBIDDEN, 2, ProblemType.SLOT_UNKNOWN, 1));
    }
}
