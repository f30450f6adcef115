package larder.gateway.limit;

import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.http.HttpHeaders;

/** Somebody asks for more than their limit. */
final class TooManyRequests extends ProblemException {

    private final long seconds;

    TooManyRequests(String policy, long seconds) {
        super(ProblemType.RATE_LIMITED, "There are too many requests of this " + policy + "; wait " + seconds + " s");
        this.seconds = seconds;
    }

    @Override
    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return headers;
    }
}
