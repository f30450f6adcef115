package larder.support.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * Every reason for which a Larder service refuses a call. The type on the wire is {@code urn:larder:problem:} and the
 * constant's name in kebab case; it never changes its meaning. {@code docs/problems.md} explains each to callers.
 */
public enum ProblemType {
    ACCOUNT_UNVERIFIED(HttpStatus.FORBIDDEN, "The e-mail address is not verified yet"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The body took too long to arrive"),
    BROKER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Events cannot be taken in right now"),
    CARD_NUMBER_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The number of a card is not taken"),
    CERTIFICATE_REVOKED(HttpStatus.UNAUTHORIZED, "The client certificate was revoked"),
    CERTIFICATE_UNKNOWN(HttpStatus.UNAUTHORIZED, "The client certificate belongs to no registered device"),
    CLAIM_CODE_INVALID(HttpStatus.NOT_FOUND, "No device waits to be claimed with this code"),
    CONFIRMATION_OUTDATED(HttpStatus.CONFLICT, "What was agreed to is not what the order is now"),
    CONFIRMATION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "The order must be agreed to as it was shown"),
    CONFLICT(HttpStatus.CONFLICT, "The request does not fit the present state"),
    CONTENT_DIGEST_INVALID(HttpStatus.BAD_REQUEST, "The Content-Digest does not match the body"),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The data cannot be reached right now"),
    DEVICE_NOT_OWNED(HttpStatus.NOT_FOUND, "There is no such device among yours"),
    DEVICE_REVOKED(HttpStatus.UNAUTHORIZED, "The device's keys are revoked"),
    DEVICE_UNKNOWN(HttpStatus.UNAUTHORIZED, "The device is not registered"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The token does not allow this"),
    IDEMPOTENCY_KEY_IN_USE(HttpStatus.CONFLICT, "The first request with this key is still at work"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The key stands for another request"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request says something that cannot be"),
    ISSUER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Tokens cannot be checked right now"),
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "The body is not readable as JSON"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not for this path"),
    MODEL_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "There is no such device model"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer cannot be given in the accepted types"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    ORDER_GUARD_STANDS(HttpStatus.CONFLICT, "Something stands against the order that no consent overrules"),
    ORDER_NOT_CANCELLABLE(HttpStatus.CONFLICT, "The order can no longer be cancelled"),
    ORDER_NOT_HELD(HttpStatus.CONFLICT, "The order does not wait for consent"),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Too much is under way"),
    PASSWORD_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The password is too easy to guess"),
    PAYMENT_METHOD_UNAVAILABLE(HttpStatus.UNPROCESSABLE_CONTENT, "This way to pay is not offered"),
    PIN_LOCKED(HttpStatus.TOO_MANY_REQUESTS, "There were too many wrong PINs"),
    PIN_NEEDED(HttpStatus.CONFLICT, "The household's PIN is needed"),
    PIN_WRONG(HttpStatus.FORBIDDEN, "That is not the household's PIN"),
    PRODUCT_NOT_ALLOWED(HttpStatus.UNPROCESSABLE_CONTENT, "The slot may not order this product"),
    PRODUCT_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "The product is not for sale"),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    SALE_SUSPENDED(HttpStatus.CONFLICT, "A sale policy stands against it"),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "A part of Larder cannot be reached right now"),
    SIGNATURE_EXPIRED(HttpStatus.UNAUTHORIZED, "The signature is too old or from the future"),
    SIGNATURE_INVALID(HttpStatus.UNAUTHORIZED, "The signature does not match the request"),
    SIGNATURE_MALFORMED(HttpStatus.UNAUTHORIZED, "The signature headers cannot be read"),
    SIGNATURE_MISSING(HttpStatus.UNAUTHORIZED, "The request is not signed"),
    SLOT_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT, "The device has no such slot"),
    TOKEN_UNKNOWN(HttpStatus.NOT_FOUND, "This link or code is used up, too old or was never given"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid bearer token is needed"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json"),
    UPLOAD_OFFSET_MISMATCH(HttpStatus.CONFLICT, "The upload goes on at another byte"),
    VERSION_CONFLICT(HttpStatus.CONFLICT, "Somebody else has changed it meanwhile");

    private final HttpStatus status;
    private final String title;
    private final String slug;
    private final URI uri;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
        this.slug = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.uri = URI.create("urn:larder:problem:" + slug);
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String slug() {
        return slug;
    }

    public URI uri() {
        return uri;
    }

    /** Whether the same request may succeed a little later; such an answer carries {@code Retry-After}. */
    public boolean passing() {
        return status == HttpStatus.SERVICE_UNAVAILABLE || this == IDEMPOTENCY_KEY_IN_USE;
    }
}
