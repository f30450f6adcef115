package larder.gateway.mtls;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.problem.ProblemWriter;

/** Lets through the door of the devices only what is theirs, by the path as it was sent. */
final class DeviceDoor extends HttpFilter {

    private static final Set<String> OPEN = Set.of("/v1/presses", "/v1/readings", "/v1/replenishments", "/v1/status");

    private final int port;
    private final transient ProblemWriter problems;

    DeviceDoor(int port, ProblemWriter problems) {
        this.port = port;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getLocalPort() == port && !OPEN.contains(request.getRequestURI())) {
            problems.write(response, new ProblemException(ProblemType.NOT_FOUND, "There is nothing here"));
        } else {
            chain.doFilter(request, response);
        }
    }
}
