package larder.support.problem;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception that leaves a handler into a problem of the catalogue. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> on(ProblemException refusal) {
        return refusal.toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(AccessDeniedException denied) {
        return new ProblemException(ProblemType.FORBIDDEN, "The token lacks the role or the scope for this", denied)
                .toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(AuthenticationException unauthenticated) {
        return new ProblemException(ProblemType.UNAUTHENTICATED, "Send a valid bearer token", unauthenticated)
                .toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(RequestRejectedException refused) {
        return RefusedRequest.explain(refused).toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(Exception unexpected) {
        log.atError().setCause(unexpected).log("request failed");
        return new ProblemException(ProblemType.INTERNAL, "Report the instance", unexpected).toResponse();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return UnreadableBody.explain(unreadable).toResponse();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = invalid.getFieldErrors().stream()
                .map(error -> error.getField() + " " + error.getDefaultMessage())
                .sorted()
                .reduce((a, b) -> a + "; " + b)
                .orElse("The request is not valid");
        return new ProblemException(ProblemType.INVALID_REQUEST, detail, invalid).toResponse();
    }

    /** What Spring MVC refuses by itself, under the catalogue's types. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemType type = typeOf(status);
        if (type == ProblemType.INTERNAL) {
            return on(e);
        }
        var refusal = new ProblemException(type, type.title(), e);
        HttpHeaders all = refusal.headers();
        all.addAll(headers);
        return new ResponseEntity<>(refusal.toBody(), all, type.status());
    }

    private static ProblemType typeOf(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> ProblemType.NOT_ACCEPTABLE;
            case UNSUPPORTED_MEDIA_TYPE -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case CONTENT_TOO_LARGE -> ProblemType.BODY_TOO_LARGE;
            case SERVICE_UNAVAILABLE -> ProblemType.OVERLOADED;
            case null, default -> status.is4xxClientError() ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL;
        };
    }
}
