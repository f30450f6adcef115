package larder.gateway.routing;

import java.io.IOException;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.problem.ProblemWriter;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Tells a page of an origin that is not allowed in so by a problem. */
final class RefusedOrigin extends DefaultCorsProcessor {

    private final ProblemWriter problems;

    RefusedOrigin(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        if (response instanceof ServletServerHttpResponse answer) {
            problems.write(
                    answer.getServletResponse(),
                    new ProblemException(
                            ProblemType.FORBIDDEN,
                            "Pages of this origin, or with this method or header, may not call the API"));
        }
    }
}
