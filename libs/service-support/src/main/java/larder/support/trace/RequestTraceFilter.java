package larder.support.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;

/**
 * Gives each request its id and its trace before anything else looks at it: those that the caller sent where they are
 * well-formed, new ones otherwise. The answer says the id, each log line says both.
 */
final class RequestTraceFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = RequestId.accept(request.getHeader(RequestId.HEADER));
        TraceContext sent = TraceContext.read(request.getHeader(TraceContext.HEADER));
        response.setHeader(RequestId.HEADER, id);
        MDC.put(RequestId.LOGGED_AS, id);
        try (CurrentTrace.Scope _ = CurrentTrace.open(sent == null ? TraceContext.begin() : sent)) {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(RequestId.LOGGED_AS);
        }
    }
}
