package larder.gateway.ingest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import larder.events.EventJson;
import larder.gateway.proof.DeviceMessage;
import larder.gateway.proof.DeviceRequestReader;
import larder.gateway.telemetry.DeviceSignals;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.problem.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * The HTTP side of an endpoint of devices: one path, one method, an answer or a problem. It answers by itself and lets
 * nothing through, so that neither Spring Security, which has no say here, nor Spring MVC costs a press anything: together
 * they would take longer than everything that is done for it.
 */
final class DeviceEndpointFilter extends HttpFilter {

    private static final Logger log = LoggerFactory.getLogger(DeviceEndpointFilter.class);
    private static final String ACCEPT_SIGNATURE =
            "larder=(\"@method\" \"@path\" \"content-digest\");created;nonce;keyid;alg";

    private final String path;
    private final String kind;
    private final transient DeviceRequestReader reader;
    private final transient Function<DeviceMessage, Answer> endpoint;
    private final transient ProblemWriter problems;
    private final transient EventCounters counters;
    private final transient DeviceSignals signals;

    DeviceEndpointFilter(
            String path,
            String kind,
            DeviceRequestReader reader,
            Function<DeviceMessage, Answer> endpoint,
            ProblemWriter problems,
            EventCounters counters,
            DeviceSignals signals) {
        this.path = path;
        this.kind = kind;
        this.reader = reader;
        this.endpoint = endpoint;
        this.problems = problems;
        this.counters = counters;
        this.signals = signals;
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
            Answer answer = answer(reader.read(request));
            counters.accepted(answer.kind());
            write(response, answer);
        } catch (ProblemException refusal) {
            refuse(response, refusal);
        } catch (RuntimeException unexpected) {
            String trace = UUID.randomUUID().toString();
            log.atError().addKeyValue("trace", trace).setCause(unexpected).log("request failed");
            refuse(response, new ProblemException(ProblemType.INTERNAL, "Reported under " + trace, unexpected));
        }
    }

    private Answer answer(DeviceMessage message) {
        try {
            return endpoint.apply(message);
        } catch (ProblemException refusal) {
            if (!refusal.type().passing()) {
                signals.refused(message.device().device(), refusal.type());
            }
            throw refusal;
        }
    }

    private static void write(HttpServletResponse response, Answer answer) throws IOException {
        byte[] body = EventJson.MAPPER.writeValueAsBytes(answer.body());
        response.setStatus(answer.status());
        Duration waited = answer.waited();
        if (waited != null) {
            response.setHeader("Preference-Applied", "wait=" + waited.toSeconds());
        }
        if (answer.body() instanceof Answer.Keyed) {
            response.setHeader("Cache-Control", "no-store");
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
        if (refusal.type() == ProblemType.UNAUTHENTICATED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (refusal.type() == ProblemType.BODY_TOO_LARGE || refusal.type() == ProblemType.BODY_TOO_SLOW) {
            response.setHeader("Connection", "close");
        }
        problems.write(response, refusal);
    }
}
