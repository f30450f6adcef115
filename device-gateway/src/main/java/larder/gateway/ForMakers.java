package larder.gateway;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** Endpoints for those who make devices: ops through a client with the scope devices, partners with the scope partner. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("(hasRole('OPS') and hasAuthority('SCOPE_devices')) or "
        + "(hasRole('PARTNER') and hasAuthority('SCOPE_partner'))")
public @interface ForMakers {}
