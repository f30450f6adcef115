package larder.gateway.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import larder.support.problem.ProblemWriter;

/** Counts the requests of a client address, all or some, before anything is done for them. */
final class AddressLimitFilter extends HttpFilter {

    private final transient ClientAddress clients;
    private final transient List<AddressRange> exempt;
    private final transient RateLimiter<String> limiter;
    private final transient ProblemWriter problems;
    private final transient Predicate<HttpServletRequest> counted;

    AddressLimitFilter(
            ClientAddress clients,
            List<AddressRange> exempt,
            RateLimiter<String> limiter,
            ProblemWriter problems,
            Predicate<HttpServletRequest> counted) {
        this.clients = clients;
        this.exempt = List.copyOf(exempt);
        this.limiter = limiter;
        this.problems = problems;
        this.counted = counted;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        InetAddress client = clients.of(request);
        try {
            if (counted.test(request) && !ClientAddress.isIn(exempt, client)) {
                limiter.take(AddressRange.customer(client), response);
            }
        } catch (TooManyRequests refused) {
            problems.write(response, refused);
            return;
        }
        chain.doFilter(request, response);
    }
}
