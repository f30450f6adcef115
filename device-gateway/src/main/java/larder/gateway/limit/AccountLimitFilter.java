package larder.gateway.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import larder.support.problem.ProblemWriter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Counts the requests of an account, once its token was checked. */
final class AccountLimitFilter extends HttpFilter {

    private final transient RateLimiter<String> limiter;
    private final transient ProblemWriter problems;

    AccountLimitFilter(RateLimiter<String> limiter, ProblemWriter problems) {
        this.limiter = limiter;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            try {
                limiter.take(token.getName(), response);
            } catch (TooManyRequests refused) {
                problems.write(response, refused);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
