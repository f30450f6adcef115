package larder.gateway.limit;

import jakarta.servlet.http.HttpServletResponse;
import larder.contracts.DeviceId;

/** How often a device may report. It is asked after the signature was checked, so that nobody uses up another's limit. */
public final class DeviceLimit {

    private final RateLimiter<DeviceId> limiter;

    DeviceLimit(RateLimiter<DeviceId> limiter) {
        this.limiter = limiter;
    }

    /** Counts a request of the device; {@code rate-limited} when it is one too many. */
    public void take(DeviceId device, HttpServletResponse response) {
        limiter.take(device, response);
    }
}
