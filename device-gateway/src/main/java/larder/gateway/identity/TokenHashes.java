package larder.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;

/**
 * Puts hashes where an authorization holds tokens, so that whoever reads the database can use none of them. A plain digest
 * does: tokens are long and random; only user codes are short, and they live for minutes.
 */
final class TokenHashes {

    /** No token can look like this, since what comes from outside is always hashed before it is compared. */
    private static final String HASHED = "sha256:";

    private TokenHashes() {}

    static String of(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HASHED + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hashes every token. */
    static OAuth2Authorization in(OAuth2Authorization authorization) {
        return with(authorization, value -> value.startsWith(HASHED) ? value : of(value));
    }

    /** Puts the one token that somebody has just brought back in its place, where Spring Security looks for it by value. */
    static OAuth2Authorization revealing(OAuth2Authorization authorization, String token) {
        String kept = of(token);
        return with(authorization, value -> value.equals(kept) ? token : value);
    }

    private static OAuth2Authorization with(OAuth2Authorization authorization, UnaryOperator<String> values) {
        OAuth2Authorization.Builder hashed = OAuth2Authorization.from(authorization);
        replace(
                authorization,
                hashed,
                OAuth2AuthorizationCode.class,
                code -> new OAuth2AuthorizationCode(values.apply(code.getTokenValue()), issued(code), expires(code)));
        replace(
                authorization,
                hashed,
                OAuth2AccessToken.class,
                token -> new OAuth2AccessToken(
                        token.getTokenType(),
                        values.apply(token.getTokenValue()),
                        token.getIssuedAt(),
                        token.getExpiresAt(),
                        token.getScopes()));
        replace(
                authorization,
                hashed,
                OAuth2RefreshToken.class,
                token -> new OAuth2RefreshToken(
                        values.apply(token.getTokenValue()), token.getIssuedAt(), token.getExpiresAt()));
        replace(
                authorization,
                hashed,
                OidcIdToken.class,
                token -> new OidcIdToken(
                        values.apply(token.getTokenValue()),
                        token.getIssuedAt(),
                        token.getExpiresAt(),
                        token.getClaims()));
        replace(
                authorization,
                hashed,
                OAuth2DeviceCode.class,
                code -> new OAuth2DeviceCode(values.apply(code.getTokenValue()), issued(code), expires(code)));
        replace(
                authorization,
                hashed,
                OAuth2UserCode.class,
                code -> new OAuth2UserCode(values.apply(code.getTokenValue()), issued(code), expires(code)));
        return hashed.build();
    }

    private static <T extends OAuth2Token> void replace(
            OAuth2Authorization authorization, OAuth2Authorization.Builder to, Class<T> type, Function<T, T> hash) {
        OAuth2Authorization.Token<T> held = authorization.getToken(type);
        if (held != null) {
            Consumer<Map<String, Object>> metadata = all -> all.putAll(held.getMetadata());
            to.token(hash.apply(held.getToken()), metadata);
        }
    }

    private static Instant issued(OAuth2Token token) {
        return Objects.requireNonNull(token.getIssuedAt(), "a code has a beginning");
    }

    private static Instant expires(OAuth2Token token) {
        return Objects.requireNonNull(token.getExpiresAt(), "a code has an end");
    }
}
