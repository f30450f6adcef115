package larder.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One limit: a bucket for each key that was seen lately. The answer says what is left, in the fields of
 * draft-ietf-httpapi-ratelimit-headers.
 */
final class RateLimiter<K> {

    private final String policy;
    private final Rate rate;
    private final TimeMeter time;
    private final Bandwidth bandwidth;
    private final Cache<K, Bucket> buckets;
    private final String announced;
    private final Counter refused;

    RateLimiter(String policy, Rate rate, int remembered, TimeMeter time, MeterRegistry meters) {
        this.policy = policy;
        this.rate = rate;
        this.time = time;
        this.bandwidth = Bandwidth.builder()
                .capacity(Math.max(1, rate.requests()))
                .refillGreedy(Math.max(1, rate.requests()), rate.isOff() ? Duration.ofSeconds(1) : rate.within())
                .build();
        // A key that has been quiet for the whole time has all of its requests back, so that it may be forgotten.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(rate.isOff() ? Duration.ofSeconds(1) : rate.within())
                .build();
        this.announced = "\"" + policy + "\";q=" + rate.requests() + ";w="
                + rate.within().toSeconds();
        this.refused = Counter.builder("larder.ratelimit.refused")
                .description("Requests beyond a limit")
                .tag("policy", policy)
                .register(meters);
    }

    /** Counts a request; a problem when it is one too many. */
    void take(K key, HttpServletResponse response) {
        if (rate.isOff()) {
            return;
        }
        ConsumptionProbe left = buckets.get(key, _ -> newBucket()).tryConsumeAndReturnRemaining(1);
        long seconds = left.isConsumed() ? resetIn(left.getRemainingTokens()) : waiting(left);
        response.addHeader("RateLimit-Policy", announced);
        response.addHeader("RateLimit", "\"" + policy + "\";r=" + left.getRemainingTokens() + ";t=" + seconds);
        if (!left.isConsumed()) {
            refused.increment();
            throw new TooManyRequests(policy, seconds);
        }
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(bandwidth)
                .withCustomTimePrecision(time)
                .build();
    }

    /** Until all requests are back. */
    private long resetIn(long remaining) {
        long used = rate.requests() - remaining;
        return Math.ceilDiv(used * rate.within().toMillis(), rate.requests() * 1000);
    }

    /** Until one request is back. */
    private static long waiting(ConsumptionProbe left) {
        return Math.ceilDiv(left.getNanosToWaitForRefill(), TimeUnit.SECONDS.toNanos(1));
    }
}
