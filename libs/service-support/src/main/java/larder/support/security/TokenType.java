package larder.support.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which kinds of signed JSON pass for access tokens (RFC 8725, section 3.11); a log-out token, for one, does not. */
final class TokenType {

    private static final Set<String> ACCESS = Set.of("jwt", "at+jwt", "application/at+jwt");

    private TokenType() {}

    static void verify(@Nullable JOSEObjectType type, @Nullable SecurityContext context) throws BadJOSEException {
        if (type != null && !ACCESS.contains(type.getType().toLowerCase(Locale.ROOT))) {
            throw new BadJOSEException("typ is not that of an access token");
        }
    }
}
