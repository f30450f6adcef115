package larder.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import larder.contracts.EventId;
import larder.contracts.device.DeviceEvent.Click;
import larder.gateway.ingest.PressController.Press;
import larder.gateway.ingest.ReadingController.Reading;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBodyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final EventBody<Press> presses = new EventBody<>(Press.class);
    private final EventBody<Reading> readings = new EventBody<>(Reading.class);

    @Test
    void readsAPress() {
        Press press = presses.read(
                bytes("{\"eventId\":\"e\",\"slot\":\"s\",\"click\":\"LONG\",\"occurredAt\":\"2026-03-01T08:00:00Z\"}"));

        assertThat(press).isEqualTo(new Press(new EventId("e"), "s", Click.LONG, "2026-03-01T08:00:00Z", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nul",
                "{\"eventId\":\"a\",\"eventId\":\"b\"}",
                "{\"level\":NaN}",
                "{\"level\":01}",
                "\u0000"
            })
    void refusesWhatIsNoJson(String body) {
        assertProblem(ProblemType.MALFORMED_BODY, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "1",
                "\"x\"",
                "{} {}",
                "{\"unknown\":1}",
                "{\"eventId\":1}",
                "{\"eventId\":true}",
                "{\"eventId\":{}}",
                "{\"eventId\":\"\"}",
                "{\"eventId\":\"a b\"}",
                "{\"eventId\":\"../../etc\"}",
                "{\"level\":\"NaN\"}",
                "{\"level\":\"1\"}",
                "{\"level\":true}",
                "{\"level\":[1]}",
                "{\"slot\":5}",
                "{\"occurredAt\":1700000000}",
            })
    void refusesWhatIsNotOfItsType(String body) {
        assertProblem(ProblemType.INVALID_REQUEST, body);
    }

    @Test
    void refusesWhatIsTooLargeOrTooDeep() {
        for (String body : new String[] {
            "{\"eventId\":\"" + "x".repeat(200) + "\"}",
            "{\"level\":" + "9".repeat(100) + "}",
            "{\"slot\":" + "[".repeat(20) + "]".repeat(20) + "}",
            "{\"" + "n".repeat(100) + "\":1}"
        }) {
            assertProblem(ProblemType.INVALID_REQUEST, body);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e25", "0.1234567890123456789012345"})
    void refusesAmountsThatCannotBeReckonedWith(String amount) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> EventBody.amount(new BigDecimal(amount), "level"))
                .withMessageContaining("level");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-03-01",
                "2014-12-31T23:59:59Z",
                "2026-03-02T08:00:01Z",
                "+1000000000-12-31T23:59:59Z"
            })
    void refusesTimesThatNoDeviceCanMean(String time) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> EventBody.time(time, NOW))
                .extracting(ProblemException::type)
                .isEqualTo(ProblemType.INVALID_REQUEST);
    }

    @Test
    void takesTimesWithAnOffset() {
        assertThat(EventBody.time("2026-03-01T17:00:00+09:00", NOW)).isEqualTo(NOW);
    }

    @Property
    void answersAnyBytesWithAProblemAtMost(@ForAll byte[] body) {
        try {
            readings.read(body);
        } catch (ProblemException refusal) {
            assertThat(refusal.type()).isIn(ProblemType.MALFORMED_BODY, ProblemType.INVALID_REQUEST);
        }
    }

    private void assertProblem(ProblemType type, String body) {
        assertThatExceptionOfType(ProblemException.class)
                .as(body)
                .isThrownBy(() -> readings.read(bytes(body)))
                .extracting(ProblemException::type)
                .isEqualTo(type);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
