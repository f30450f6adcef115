package larder.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimiterTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PassingTime time = new PassingTime();
    private final RateLimiter<String> limiter = new RateLimiter<>("account", Rate.of("6/1m"), 100, time, meters);

    @Test
    void countsDownAndRefusesWhatIsBeyond() {
        for (int left = 5; left >= 0; left--) {
            assertThat(take("a").getHeader("RateLimit")).isEqualTo("\"account\";r=" + left + ";t=" + 10 * (6 - left));
        }

        assertThat(refused("a")).isEqualTo(10);
        assertThat(take("b").getHeader("RateLimit")).isEqualTo("\"account\";r=5;t=10");
        assertThat(meters.counter("larder.ratelimit.refused", "policy", "account")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void givesBackEvenly() {
        for (int i = 0; i < 6; i++) {
            take("a");
        }
        time.pass(Duration.ofSeconds(9));
        assertThat(refused("a")).isEqualTo(1);

        time.pass(Duration.ofSeconds(1));
        assertThat(take("a").getHeader("RateLimit")).isEqualTo("\"account\";r=0;t=60");

        time.pass(Duration.ofMinutes(5));
        assertThat(take("a").getHeader("RateLimit")).isEqualTo("\"account\";r=5;t=10");
    }

    @Test
    void saysNothingWhereThereIsNoLimit() {
        var none = new RateLimiter<String>("address", Rate.of("off"), 100, time, meters);
        MockHttpServletResponse response = new MockHttpServletResponse();
        for (int i = 0; i < 100; i++) {
            none.take("a", response);
        }

        assertThat(response.getHeaderNames()).isEmpty();
    }

    private MockHttpServletResponse take(String key) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        limiter.take(key, response);
        assertThat(response.getHeader("RateLimit-Policy")).isEqualTo("\"account\";q=6;w=60");
        return response;
    }

    private long refused(String key) {
        @Nullable
        TooManyRequests refused =
                catchThrowableOfType(TooManyRequests.class, () -> limiter.take(key, new MockHttpServletResponse()));
        assertThat(refused).isNotNull();
        return Long.parseLong(refused.headers().getFirst("Retry-After"));
    }

    /** A clock that stands until it is told. */
    private static final class PassingTime implements TimeMeter {

        private long nanos = 1;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
