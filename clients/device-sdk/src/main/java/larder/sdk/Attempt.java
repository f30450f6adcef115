package larder.sdk;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** How one attempt to send a report ended. */
sealed interface Attempt {

    Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    /** It is settled; sending again changes nothing. */
    record Settled(Outcome outcome) implements Attempt {}

    /** It may go better later. */
    record Failed(String cause, Duration notBefore) implements Attempt {}

    /** Nothing was heard, and waiting does not help. */
    record Hopeless(String cause) implements Attempt {}

    /** Reads the gateway's answer. */
    static Attempt of(String eventId, HttpResponse<byte[]> response, Clock clock) {
        int status = response.statusCode();
        if (PASSING.contains(status)) {
            return new Failed("status " + status + problemType(response.body()), retryAfter(response, clock));
        }
        try {
            return status / 100 == 2
                    ? Json.MAPPER.readValue(response.body(), Receipt.class).read(eventId)
                    : new Settled(problem(response.body(), status).refusal(eventId, status));
        } catch (JacksonException | IllegalArgumentException e) {
            return new Failed("status " + status + " without a gateway's answer", Duration.ZERO);
        }
    }

    /** Reads what went wrong on the way. */
    static Attempt of(IOException failure) {
        return isUntrusted(failure)
                ? new Hopeless("the gateway's certificate is not trusted: " + failure.getMessage())
                : new Failed(failure.toString(), Duration.ZERO);
    }

    private static boolean isUntrusted(IOException failure) {
        if (!(failure instanceof SSLHandshakeException)) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    /** What a refusal of something else than a report says. */
    static GatewayRefused refusal(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        Problem problem = problem(response.body(), status);
        return new GatewayRefused(
                problem.type() == null ? "about:blank" : problem.type(),
                status,
                problem.title() == null ? "status " + status : problem.title());
    }

    private static Duration retryAfter(HttpResponse<?> response, Clock clock) {
        String value = response.headers().firstValue("Retry-After").orElse("0").strip();
        try {
            if (value.chars().allMatch(Character::isDigit)) {
                return Duration.ofSeconds(Math.min(Long.parseLong(value), Integer.MAX_VALUE));
            }
            Duration until =
                    Duration.between(clock.instant(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException | NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    private static String problemType(byte[] body) {
        String type = problem(body, 0).type();
        return type == null ? "" : " " + type;
    }

    private static Problem problem(byte[] body, int status) {
        try {
            return Json.MAPPER.readValue(body, Problem.class);
        } catch (JacksonException e) {
            return new Problem(null, status == 0 ? null : "status " + status, null);
        }
    }

    /** The body of a 2xx answer. */
    record Receipt(
            @Nullable String eventId,
            @Nullable String slotId,
            @Nullable String decisionId,
            @Nullable String status,
            Outcome.@Nullable Answer answer,
            @Nullable String reason,
            @Nullable String orderId,
            @Nullable Boolean repeat) {

        private Attempt read(String sent) {
            if (!sent.equals(eventId) || slotId == null || decisionId == null) {
                throw new IllegalArgumentException("an answer to something else");
            }
            return new Settled(
                    answer == null
                            ? new Outcome.Accepted(sent, slotId, decisionId)
                            : new Outcome.Decided(
                                    sent, slotId, decisionId, answer, reason, orderId, Boolean.TRUE.equals(repeat)));
        }
    }

    /** The body of a refusal, if it is an RFC 9457 problem. */
    record Problem(
            @Nullable String type,
            @Nullable String title,
            @Nullable String detail) {

        private Outcome.Refused refusal(String eventId, int status) {
            return new Outcome.Refused(
                    eventId,
                    type == null ? "about:blank" : type,
                    status,
                    title == null ? "status " + status : title,
                    detail);
        }
    }
}
