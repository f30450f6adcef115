package larder.gateway.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import larder.gateway.attempt.Subject.Kind;
import org.junit.jupiter.api.Test;

class AttemptPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void letsSomeTriesPass() {
        assertThat(AttemptPolicy.mustWait(Kind.ACCOUNT_FROM_ADDRESS, 4, NOW.plusNanos(1), NOW))
                .isFalse();
        assertThat(AttemptPolicy.mustWait(Kind.ACCOUNT_FROM_ADDRESS, 5, NOW, NOW))
                .isTrue();
        assertThat(AttemptPolicy.mustWait(Kind.ACCOUNT_FROM_ADDRESS, 5, NOW, NOW.plusSeconds(1)))
                .isFalse();
    }

    @Test
    void doublesTheWaitUpToABound() {
        assertThat(AttemptPolicy.waitAfter(Kind.ACCOUNT_FROM_ADDRESS, 5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(AttemptPolicy.waitAfter(Kind.ACCOUNT_FROM_ADDRESS, 8)).isEqualTo(Duration.ofSeconds(8));
        assertThat(AttemptPolicy.waitAfter(Kind.ACCOUNT_FROM_ADDRESS, Integer.MAX_VALUE))
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void neverMakesAnOwnersNewBrowserWaitLong() {
        assertThat(AttemptPolicy.waitAfter(Kind.ACCOUNT_FROM_STRANGERS, 1_000_000))
                .isEqualTo(Duration.ofMinutes(2));
    }
}
