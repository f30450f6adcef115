package larder.gateway.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.password.CompromisedPasswordChecker;
import org.springframework.security.web.authentication.password.HaveIBeenPwnedRestApiPasswordChecker;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClientException;

/** Refuses passwords that are easy to guess. It asks for no digits or signs, which make passwords worse, but for length. */
@Component
public class PasswordRules {

    private static final Logger log = LoggerFactory.getLogger(PasswordRules.class);
    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 128;

    /** Loads its dictionaries on the first sign-up, not at start. */
    private final SingletonSupplier<Zxcvbn> zxcvbn = SingletonSupplier.of(Zxcvbn::new);

    private final @Nullable CompromisedPasswordChecker breached;
    private final int minStrength;

    PasswordRules(PasswordProperties properties) {
        this.minStrength = properties.minStrength();
        this.breached = properties.askHaveIBeenPwned() ? new HaveIBeenPwnedRestApiPasswordChecker() : null;
    }

    /** Accepts the password for an account of this address, or throws {@code password-refused}. */
    public void require(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw refused("Choose " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
        String name = email.substring(0, Math.max(0, email.indexOf('@')));
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.contains(email) || (name.length() > 3 && lower.contains(name))) {
            throw refused("Choose a password that does not hold your e-mail address");
        }
        if (zxcvbn.obtain().measure(password, List.of(email, name, "larder")).getScore() < minStrength) {
            throw refused("Choose a longer one, or one that is less common");
        }
        if (isBreached(password)) {
            throw refused("This password was seen in a breach; choose one that nobody else has");
        }
    }

    /** Whoever cannot ask lets people in rather than shut everybody out. */
    private boolean isBreached(String password) {
        try {
            return breached != null && breached.check(password).isCompromised();
        } catch (RestClientException e) {
            log.atWarn().setCause(e).log("breached passwords not asked for");
            return false;
        }
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.PASSWORD_REFUSED, detail);
    }
}
