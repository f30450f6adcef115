package larder.order.reading;

import larder.contracts.ShopperId;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Who looks at orders.
 *
 * @param id the subject of the token
 * @param ops whether all orders may be seen, not only their own
 */
public record Viewer(ShopperId id, boolean ops) {

    /** Whoever the token names, with all its rights. */
    public static Viewer of(Authentication token) {
        return new Viewer(
                new ShopperId(token.getName()),
                token.getAuthorities().contains(new SimpleGrantedAuthority("ROLE_OPS")));
    }

    /** The same, seeing their own orders only. */
    public Viewer asShopper() {
        return new Viewer(id, false);
    }
}
