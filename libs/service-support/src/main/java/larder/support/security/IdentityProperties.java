package larder.support.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are taken.
 *
 * @param issuerUri the {@code iss} a token must carry
 * @param audience the {@code aud} a token must carry
 * @param jwkSetUri where the issuer publishes its keys; by default below the issuer
 */
@ConfigurationProperties("larder.identity")
record IdentityProperties(
        String issuerUri,
        @DefaultValue("larder") String audience,
        @Nullable String jwkSetUri) {

    String effectiveJwkSetUri() {
        return jwkSetUri == null ? issuerUri + "/oauth2/jwks" : jwkSetUri;
    }
}
