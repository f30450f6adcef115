package larder.order.streaming;

import java.time.Duration;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.http.HttpHeaders;

/** There are as many streams as there may be. */
final class StreamsRefused extends ProblemException {

    private static final Duration LATER = Duration.ofSeconds(30);

    private StreamsRefused(ProblemType type, String detail) {
        super(type, detail);
    }

    static StreamsRefused ofAccount(int most) {
        return new StreamsRefused(ProblemType.RATE_LIMITED, "Keep at most " + most + " streams open at a time");
    }

    static StreamsRefused ofInstance() {
        return new StreamsRefused(ProblemType.OVERLOADED, "No more streams can be opened here now");
    }

    @Override
    public HttpHeaders headers() {
        HttpHeaders headers = super.headers();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(LATER.toSeconds()));
        return headers;
    }
}
