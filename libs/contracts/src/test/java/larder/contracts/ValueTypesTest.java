package larder.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import larder.contracts.binding.LevelRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ValueTypesTest {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void countsMoneyInTheCurrencysOwnSmallestUnit() {
        assertThat(Money.of("12.5", "USD").minorUnits()).isEqualTo(1250);
        assertThat(Money.of("12500", "KRW").minorUnits()).isEqualTo(12500);
        assertThat(Money.of("12.5", "USD")).hasToString("12.50 USD");
        assertThatThrownBy(() -> Money.of("0.005", "USD")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("0.5", "KRW")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void neverMixesCurrencies() {
        Money dollar = Money.of("1", "USD");

        assertThat(dollar.times(new Quantity(3))).isEqualTo(Money.of("3.00", "USD"));
        assertThat(dollar.plus(dollar)).isGreaterThan(dollar);
        assertThatIllegalArgumentException().isThrownBy(() -> dollar.plus(Money.of("1", "KRW")));
        assertThatIllegalArgumentException().isThrownBy(() -> dollar.compareTo(Money.of("1", "KRW")));
    }

    @Test
    void failsRatherThanOverflow() {
        Money most = new Money(Long.MAX_VALUE, Money.of("1", "USD").currency());

        assertThatThrownBy(() -> most.plus(Money.of("0.01", "USD"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(new Quantity(2))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "dev/1",
                "dev\n1",
                "ä",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void refusesIdsThatWouldNotSurviveAUrl(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> SlotId.of("dev:" + text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev-1", ":main", "dev-1:", "dev-1:a:b"})
    void readsASlotOnlyAsDeviceAndName(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SlotId.of(text));
    }

    @Test
    void givesTheSameEventTheSameDecisionAndOrder() {
        SlotId slot = SlotId.of("dev-1:main");
        EventId event = new EventId("press-1");

        assertThat(DecisionId.on(slot, event)).isEqualTo(DecisionId.on(slot, event));
        assertThat(OrderId.from(DecisionId.on(slot, event))).isEqualTo(OrderId.from(DecisionId.on(slot, event)));
        assertThat(DecisionId.on(slot, event)).isNotEqualTo(DecisionId.on(SlotId.of("dev-2:main"), event));
        assertThat(OrderId.from(DecisionId.on(slot, event)).value())
                .isNotEqualTo(DecisionId.on(slot, event).value());
    }

    @Test
    void writesIdsAndQuantitiesAsPlainScalars() {
        assertThat(json.writeValueAsString(SlotId.of("dev-1:main"))).isEqualTo("\"dev-1:main\"");
        assertThat(json.readValue("\"dev-1:main\"", SlotId.class)).isEqualTo(SlotId.of("dev-1:main"));
        assertThat(json.writeValueAsString(new Quantity(2))).isEqualTo("2");
        assertThat(json.readValue("2", Quantity.class)).isEqualTo(new Quantity(2));
        assertThat(json.readValue("{\"amount\":\"1.50\",\"currency\":\"USD\"}", Money.class))
                .isEqualTo(Money.of("1.5", "USD"));
    }

    @Test
    void keepsQuantitiesWithinAHouseholdsNeed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(100));
    }

    @Test
    void refusesLevelRulesUnderWhichASlotCouldNeverArm() {
        BigDecimal hundred = new BigDecimal(100);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LevelRule(hundred, new BigDecimal(90), BigDecimal.TEN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LevelRule(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LevelRule(hundred, BigDecimal.ONE.negate(), BigDecimal.ZERO));
    }

    @Test
    void knowsQuietHoursThatLastOverMidnight() {
        var night = new Consent.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Asia/Seoul"));

        assertThat(night.include(Instant.parse("2026-01-05T12:59:59Z"))).isFalse();
        assertThat(night.include(Instant.parse("2026-01-05T13:00:00Z"))).isTrue();
        assertThat(night.include(Instant.parse("2026-01-05T21:59:59Z"))).isTrue();
        assertThat(night.include(Instant.parse("2026-01-05T22:00:00Z"))).isFalse();
    }

    @Test
    void keepsConsentWithinReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Consent(Consent.Mode.INSTANT, null, -1, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Consent(Consent.Mode.INSTANT, null, null, 0, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Consent.QuietHours(LocalTime.NOON, LocalTime.NOON, ZoneId.of("UTC")));
    }
}
