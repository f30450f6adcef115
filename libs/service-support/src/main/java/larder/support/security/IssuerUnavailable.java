package larder.support.security;

/** The issuer cannot be asked, or does not answer as one does. */
public final class IssuerUnavailable extends RuntimeException {

    IssuerUnavailable(String what, Throwable cause) {
        super(what, cause);
    }

    IssuerUnavailable(String what) {
        super(what);
    }
}
