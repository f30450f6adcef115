package larder.support.problem;

import java.net.URI;
import larder.support.trace.RequestId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** A refusal of the caller's request; the detail is written for the caller and holds no secret. */
public class ProblemException extends RuntimeException {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final ProblemType type;

    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public ProblemException(ProblemType type, String detail, Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }

    /** The body of the answer, as RFC 9457 lays it out, naming the request by the id that stands in the logs. */
    public ProblemDetail toBody() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(type.status(), getMessage());
        body.setType(type.uri());
        body.setTitle(type.title());
        String request = RequestId.current();
        if (request != null) {
            body.setInstance(URI.create("urn:larder:request:" + request));
        }
        return body;
    }

    /** The headers that go with it: {@code Retry-After} where trying again may help. */
    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        if (type.passing()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return headers;
    }

    ResponseEntity<Object> toResponse() {
        return new ResponseEntity<>(toBody(), headers(), type.status());
    }
}
