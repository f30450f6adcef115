package larder.gateway.proof;

import java.time.Instant;
import java.util.Arrays;
import larder.gateway.registry.Credential;
import larder.support.security.LarderTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a token says that an appliance's maker was granted.
 *
 * @param owner the shopper who granted it
 * @param partner whom it was granted to
 * @param grant which grant it stems from
 * @param replenishes whether the grant is one for appliances
 * @param expires when it ends
 */
record ApplianceToken(
        @Nullable String owner,
        @Nullable String partner,
        @Nullable String grant,
        boolean replenishes,
        Instant expires) {

    private static final String REPLENISH = "replenish";

    static ApplianceToken of(Jwt token, Instant now) {
        Instant expires = token.getExpiresAt();
        return new ApplianceToken(
                token.getSubject(),
                token.getClaimAsString("partner"),
                token.getClaimAsString("grant"),
                replenishes(token.getClaims().get(LarderTokens.SCOPE)),
                expires == null ? now : expires);
    }

    private static boolean replenishes(@Nullable Object scope) {
        return scope instanceof String scopes
                && Arrays.asList(scopes.split(" ")).contains(REPLENISH);
    }

    /** Whether the device is one that this grant is about. */
    boolean speaksFor(Credential device) {
        return replenishes
                && owner != null
                && partner != null
                && grant != null
                && device.owner() != null
                && owner.equals(device.owner().value())
                && partner.equals(device.partner())
                && grant.equals(device.grant());
    }
}
