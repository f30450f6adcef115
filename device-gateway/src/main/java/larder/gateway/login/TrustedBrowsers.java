package larder.gateway.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import larder.contracts.ShopperId;
import larder.gateway.GatewayProperties;
import larder.gateway.OwnIssuer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Knows by a signed cookie which accounts have logged in from a browser before (OWASP's device cookies). It opens nothing;
 * it only sets the browser apart from strangers' when tries are counted. A browser may be known to several of a household.
 */
@Component
@OwnIssuer
class TrustedBrowsers {

    private static final String COOKIE = "__Host-larder-browser";
    private static final Duration KEPT = Duration.ofDays(365);
    private static final int MOST_ACCOUNTS = 5;
    private static final String BETWEEN = "~";

    private final SecretKeySpec key;

    TrustedBrowsers(GatewayProperties gateway) {
        byte[] secret = Base64.getDecoder().decode(gateway.deviceKeySecret());
        this.key = new SecretKeySpec(
                mac(new SecretKeySpec(secret, "HmacSHA256"), "larder trusted browsers"), "HmacSHA256");
    }

    /** The browser's id for this account, if it was trusted by it. */
    Optional<String> idFor(ShopperId account, HttpServletRequest request) {
        return entries(request)
                .filter(entry -> entry.startsWith(account.value() + "."))
                .map(entry -> entry.substring(0, entry.lastIndexOf('.')))
                .findFirst();
    }

    /** Has the browser remember that this account has logged in from it. */
    void trust(ShopperId account, HttpServletRequest request, HttpServletResponse response) {
        String named = account.value() + "." + UUID.randomUUID();
        String entry = named + "." + sign(named);
        List<String> all = Stream.concat(
                        Stream.of(entry), entries(request).filter(other -> !other.startsWith(account.value() + ".")))
                .limit(MOST_ACCOUNTS)
                .toList();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, String.join(BETWEEN, all))
                        .secure(true)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(KEPT)
                        .build()
                        .toString());
    }

    private Stream<String> entries(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Stream.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> COOKIE.equals(cookie.getName()))
                        .flatMap(cookie -> Arrays.stream(cookie.getValue().split(BETWEEN, -1)))
                        .limit(MOST_ACCOUNTS)
                        .filter(this::isOurs);
    }

    private boolean isOurs(String entry) {
        int end = entry.lastIndexOf('.');
        return end > 0
                && MessageDigest.isEqual(
                        sign(entry.substring(0, end)).getBytes(StandardCharsets.US_ASCII),
                        entry.substring(end + 1).getBytes(StandardCharsets.US_ASCII));
    }

    private String sign(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, text));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
