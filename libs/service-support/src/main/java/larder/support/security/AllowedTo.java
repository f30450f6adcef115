package larder.support.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Who may call an endpoint: a person or program of one of the roles, through a client that was granted the scope. The role
 * says who somebody is, the scope what they let the client do.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAuthority('SCOPE_{scope}') and hasAnyRole({roles})")
public @interface AllowedTo {

    /** The roles as literals of the expression: {@code "'SHOPPER'"}. */
    String[] roles();

    /** The scope. */
    String scope();
}
