package larder.support.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers problems that come up before any handler is involved, as when it cannot be looked up whether a token was revoked. */
public final class ProblemFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    public ProblemFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ProblemException refusal) {
            if (response.isCommitted()) {
                throw refusal;
            }
            problems.write(response, refusal);
        }
    }
}
