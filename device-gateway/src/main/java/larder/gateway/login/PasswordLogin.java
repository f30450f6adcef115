package larder.gateway.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import larder.gateway.OwnIssuer;
import larder.gateway.account.EmailAddress;
import larder.gateway.account.Person;
import larder.gateway.login.LoginRefused.Reason;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Logs people in by address and password. Their name from then on is the account's id. */
@Component
@OwnIssuer
class PasswordLogin implements AuthenticationProvider {

    private final PasswordCheck passwords;
    private final Clock clock;

    PasswordLogin(PasswordCheck passwords, Clock clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        Object password = authentication.getCredentials();
        if (password == null || password.toString().isEmpty()) {
            throw new LoginRefused(Reason.WRONG);
        }
        Person person = check(authentication.getName(), password.toString());
        if (!person.verified()) {
            throw new LoginRefused(Reason.UNVERIFIED);
        }
        // When and how: the issuer tells apps (auth_time).
        GrantedAuthority byPassword = FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(clock.instant())
                .build();
        return UsernamePasswordAuthenticationToken.authenticated(person.id().value(), null, List.of(byPassword));
    }

    private Person check(String typed, String password) {
        try {
            return passwords
                    .check(EmailAddress.of(typed), password, request())
                    .orElseThrow(() -> new LoginRefused(Reason.WRONG));
        } catch (ProblemException e) {
            throw new LoginRefused(e.type() == ProblemType.RATE_LIMITED ? Reason.WAIT : Reason.WRONG);
        }
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
