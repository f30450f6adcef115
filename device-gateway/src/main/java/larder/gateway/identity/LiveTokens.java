package larder.gateway.identity;

import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.revocation.RevokedAccess;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Refuses tokens whose grant has ended or whose account has revoked all access, though they have not expired. */
@Component
@OwnIssuer
class LiveTokens implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult REVOKED =
            OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "The token was revoked", null));

    private final Grants grants;
    private final RevokedAccess revoked;

    LiveTokens(Grants grants, RevokedAccess revoked) {
        this.grants = grants;
        this.revoked = revoked;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        String grant = token.getClaimAsString(TokenClaims.GRANT);
        String subject = token.getSubject();
        boolean live = grant != null
                && subject != null
                && !revoked.covers(new ShopperId(subject), token.getIssuedAt())
                && grants.isLive(grant);
        return live ? OAuth2TokenValidatorResult.success() : REVOKED;
    }
}
