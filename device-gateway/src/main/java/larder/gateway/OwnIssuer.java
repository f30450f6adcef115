package larder.gateway;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** Exists only where the gateway is the issuer of tokens itself, and with that the place where people have their accounts. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("'${larder.gateway.origin}' == '${larder.identity.issuer-uri}'")
public @interface OwnIssuer {}
