package larder.gateway.ingest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import larder.events.EventJson;
import larder.gateway.limit.DeviceLimit;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.problem.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * The HTTP side of a signed endpoint: one path, one method, an answer or a problem. It answers by itself and lets
 * nothing through, so that neither Spring Security, which has no say here, nor Spring MVC costs a press anything: together
 * they would take longer than everything that is done for it.
 */
final class SignedEventFilter extends HttpFilter {

    private static final Logger log = LoggerFactory.getLogger(SignedEventFilter.class);
    private static final String ACCEPT_SIGNATURE =
            "larder=(\"@method\" \"@path\" \"content-digest\");created;nonce;keyid;alg";

    private final String path;
    private final String kind;
    private final transient SignedRequestReader reader;
    private final transient DeviceLimit limit;
    private final transient Function<SignedMessage, Answer> endpoint;
    private final transient ProblemWriter problems;
    private final transient EventCounters counters;

    SignedEventFilter(
            String path,
            String kind,
            SignedRequestReader reader,
            DeviceLimit limit,
            Function<SignedMessage, Answer> endpoint,
            ProblemWriter problems,
            EventCounters counters) {
        this.path = path;
        this.kind = kind;
        this.reader = reader;
        this.limit = limit;
        this.endpoint = endpoint;
        this.problems = problems;
        this.counters = counters;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain unused)
            throws IOException {
        ServerHttpObservationFilter.findObservationContext(request).ifPresent(context -> context.setPathPattern(path));
        try {
            if (!"POST".equals(request.getMethod())) {
                response.setHeader("Allow", "POST");
                throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "POST is the only method here");
            }
            SignedMessage message = reader.read(request);
            limit.take(message.device().device(), response);
            Answer answer = endpoint.apply(message);
            counters.accepted(answer.event());
            write(response, answer);
        } catch (ProblemException refusal) {
            refuse(response, refusal);
        } catch (RuntimeException unexpected) {
            log.atError().setCause(unexpected).log("request failed");
            refuse(response, new ProblemException(ProblemType.INTERNAL, "Report the instance", unexpected));
        }
    }

    private static void write(HttpServletResponse response, Answer answer) throws IOException {
        byte[] body = EventJson.MAPPER.writeValueAsBytes(answer.body());
        response.setStatus(answer.status());
        Duration waited = answer.waited();
        if (waited != null) {
            response.setHeader("Preference-Applied", "wait=" + waited.toSeconds());
        }
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private void refuse(HttpServletResponse response, ProblemException refusal) throws IOException {
        counters.refused(kind, refusal.type());
        if (refusal.type() == ProblemType.SIGNATURE_MISSING || refusal.type() == ProblemType.SIGNATURE_MALFORMED) {
            response.setHeader("Accept-Signature", ACCEPT_SIGNATURE);
        }
        if (refusal.type() == ProblemType.BODY_TOO_LARGE || refusal.type() == ProblemType.BODY_TOO_SLOW) {
            response.setHeader("Connection", "close");
        }
        problems.write(response, refusal);
    }
}
