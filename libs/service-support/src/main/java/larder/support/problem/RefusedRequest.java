package larder.support.problem;

import org.springframework.security.web.firewall.RequestRejectedException;

/** A request whose path, method or parameters are written in a way that no honest client needs. */
final class RefusedRequest {

    private RefusedRequest() {}

    static ProblemException explain(RequestRejectedException refused) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The path, the method or a parameter holds what is not allowed there",
                refused);
    }
}
