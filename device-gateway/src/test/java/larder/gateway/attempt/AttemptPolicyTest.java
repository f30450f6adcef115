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
        assertThat(AttemptPolicy.nextAfter(Kind.ACCOUNT_FROM_ADDRESS, 4, NOW)).isEqualTo(NOW);
    }

    @Test
    void doublesTheWaitUpToABound() {
        assertThat(AttemptPolicy.nextAfter(Kind.ACCOUNT_FROM_ADDRESS, 5, NOW)).isEqualTo(NOW.plusSeconds(1));
        assertThat(AttemptPolicy.nextAfter(Kind.ACCOUNT_FROM_ADDRESS, 8, NOW)).isEqualTo(NOW.plusSeconds(8));
        assertThat(AttemptPolicy.nextAfter(Kind.ACCOUNT_FROM_ADDRESS, Integer.MAX_VALUE, NOW))
                .isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void neverMakesAnOwnersNewBrowserWaitLong() {
        assertThat(AttemptPolicy.nextAfter(Kind.ACCOUNT_FROM_STRANGERS, 1_000_000, NOW))
                .isEqualTo(NOW.plus(Duration.ofMinutes(2)));
    }
}
