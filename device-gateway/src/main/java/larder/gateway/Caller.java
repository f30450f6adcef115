package larder.gateway;

import java.util.Objects;
import larder.contracts.ShopperId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;

/** In whose name a caller acts: of its roles, the first that its client was also granted the scope for. */
public sealed interface Caller {

    /** The account, or for a program its client. */
    String id();

    /** The house itself. */
    record Ops(String id) implements Caller {}

    /**
     * A maker of devices.
     *
     * @param partner the partner's id
     */
    record Partner(String id, String partner) implements Caller {}

    /** A person with devices. */
    record Shopper(ShopperId shopper) implements Caller {

        @Override
        public String id() {
            return shopper.value();
        }
    }

    static Caller of(Authentication authentication) {
        Jwt token = (Jwt) Objects.requireNonNull(authentication.getPrincipal());
        String id = Objects.requireNonNull(token.getSubject(), "every token of the issuer has a subject");
        if (has(authentication, "ROLE_OPS", "SCOPE_devices")) {
            return new Ops(id);
        }
        String partner = token.getClaimAsString("partner");
        if (partner != null && has(authentication, "ROLE_PARTNER", "SCOPE_partner")) {
            return new Partner(id, partner);
        }
        if (has(authentication, "ROLE_SHOPPER", "SCOPE_devices")) {
            return new Shopper(new ShopperId(id));
        }
        throw new ProblemException(ProblemType.FORBIDDEN, "The token lacks the role or the scope for this");
    }

    /** The account of a person's token. */
    static ShopperId shopperOf(Jwt token) {
        return new ShopperId(Objects.requireNonNull(token.getSubject(), "every token of the issuer has a subject"));
    }

    private static boolean has(Authentication authentication, String role, String scope) {
        return granted(authentication, role) && granted(authentication, scope);
    }

    private static boolean granted(Authentication authentication, String authority) {
        return authentication.getAuthorities().stream().anyMatch(granted -> authority.equals(granted.getAuthority()));
    }
}
