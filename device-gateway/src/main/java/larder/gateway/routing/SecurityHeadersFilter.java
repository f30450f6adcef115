package larder.gateway.routing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.security.web.util.OnCommittedResponseWrapper;

/** What every answer of the public origin tells a browser, where the answer does not say it better by itself, as pages do. */
final class SecurityHeadersFilter extends HttpFilter {

    private static final List<Map.Entry<String, String>> SAID = List.of(
            Map.entry("Strict-Transport-Security", "max-age=31536000"),
            Map.entry("X-Content-Type-Options", "nosniff"),
            Map.entry("X-Frame-Options", "DENY"),
            Map.entry("Referrer-Policy", "no-referrer"),
            Map.entry(
                    "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            Map.entry("Cache-Control", "no-store"));

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Answer answer = new Answer(response);
        try {
            chain.doFilter(request, answer);
        } finally {
            answer.onResponseCommitted();
        }
    }

    /** Speaks last, just before the first byte goes out. */
    private static final class Answer extends OnCommittedResponseWrapper {

        Answer(HttpServletResponse response) {
            super(response);
        }

        @Override
        protected void onResponseCommitted() {
            if (isDisableOnResponseCommitted()) {
                return;
            }
            disableOnResponseCommitted();
            for (Map.Entry<String, String> header : SAID) {
                if (!containsHeader(header.getKey())) {
                    setHeader(header.getKey(), header.getValue());
                }
            }
        }
    }
}
