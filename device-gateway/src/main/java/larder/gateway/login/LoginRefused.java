package larder.gateway.login;

import org.springframework.security.core.AuthenticationException;

/** Why nobody was logged in, as the page tells it. */
final class LoginRefused extends AuthenticationException {

    private final Reason reason;

    LoginRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** The page's texts have a sentence for each. */
    enum Reason {
        WRONG,
        WAIT,
        UNVERIFIED
    }
}
