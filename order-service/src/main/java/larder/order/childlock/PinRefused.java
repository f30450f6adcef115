package larder.order.childlock;

import java.time.Duration;
import java.time.Instant;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.http.HttpHeaders;

/** The household's PIN is needed and was not given, or is another, or is not looked at for a while. */
public final class PinRefused extends ProblemException {

    private final long retryAfterSeconds;

    private PinRefused(ProblemType type, String detail, long retryAfterSeconds) {
        super(type, detail);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** None was given. */
    public static PinRefused missing() {
        return new PinRefused(ProblemType.PIN_NEEDED, "This way of ordering is locked; say the household's PIN", 0);
    }

    /** It is another, and so many more may be tried. */
    static PinRefused wrong(int left) {
        return new PinRefused(ProblemType.PIN_WRONG, "That is not the household's PIN; tries left: " + left, 0);
    }

    /** There were too many wrong ones. */
    static PinRefused shut(Instant now, Instant until) {
        long seconds = Math.max(1, Duration.between(now, until).plusMillis(999).toSeconds());
        return new PinRefused(
                ProblemType.PIN_LOCKED, "There were too many wrong PINs; wait " + seconds + " s", seconds);
    }

    @Override
    public HttpHeaders headers() {
        HttpHeaders headers = super.headers();
        if (retryAfterSeconds > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        }
        return headers;
    }
}
