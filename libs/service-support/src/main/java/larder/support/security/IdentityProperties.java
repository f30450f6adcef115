package larder.support.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/**
 * Whose tokens are taken, and how they are read.
 *
 * @param issuerUri the {@code iss} a token must carry; the issuer's metadata lies below it
 * @param reachAt the address that the issuer is reached by from here, where that is not its name; else empty
 * @param audience the {@code aud} a token must carry
 * @param algorithms what a token may be signed with: of RS256, PS256 and ES256
 * @param trust which certificate authorities the issuer's server may have its certificate from
 * @param rolesClaim where a token lists the roles of its holder; dots lead into nested claims, as in {@code realm_access.roles}
 * @param rolesPrefix what stands before each role there; what lacks it is no role of ours
 * @param rolesMap roles that the issuer names otherwise, as {@code theirs=ours}
 * @param scopeClaims where a token lists what its client may do: texts with spaces between, or lists
 * @param clockSkew how far the issuer's clock may differ from ours
 * @param refreshPause the shortest time between two fetches of the issuer's keys, whoever asks for them
 * @param freshFor how old known keys may become before they are fetched again
 * @param keptFor how long known keys stay good while the issuer is away
 */
@ConfigurationProperties("larder.identity")
record IdentityProperties(
        String issuerUri,
        @DefaultValue("") String reachAt,
        @DefaultValue("larder") String audience,
        @DefaultValue({"RS256", "ES256"}) Set<SignatureAlgorithm> algorithms,
        @DefaultValue("larder") Trust trust,
        @DefaultValue(LarderTokens.ROLES) String rolesClaim,
        @DefaultValue("") String rolesPrefix,
        @DefaultValue List<String> rolesMap,
        @DefaultValue({LarderTokens.SCOPE, "scp"}) List<String> scopeClaims,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("5s") Duration refreshPause,
        @DefaultValue("5m") Duration freshFor,
        @DefaultValue("24h") Duration keptFor) {

    private static final Set<SignatureAlgorithm> SOUND =
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    IdentityProperties {
        requireSafe("issuerUri", issuerUri);
        if (!reachAt.isEmpty()) {
            requireSafe("reachAt", reachAt);
        }
        if (algorithms.isEmpty() || !SOUND.containsAll(algorithms)) {
            throw new IllegalArgumentException("algorithms must be of RS256, PS256 and ES256, not " + algorithms);
        }
        if (rolesMap.stream().anyMatch(pair -> pair.split("=", -1).length != 2)) {
            throw new IllegalArgumentException("rolesMap must list theirs=ours, not " + rolesMap);
        }
    }

    private static void requireSafe(String name, String value) {
        URI uri = URI.create(value);
        if (!"https".equals(uri.getScheme())
                && !("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()))) {
            throw new IllegalArgumentException(name + " must be https, or http on this machine, not " + value);
        }
    }

    /** The address that the issuer's metadata lies below. */
    String reachedAt() {
        return reachAt.isEmpty() ? issuerUri : reachAt;
    }

    /** Our names of the issuer's roles, by the issuer's. */
    Map<String, String> renamedRoles() {
        return rolesMap.stream()
                .map(pair -> pair.split("=", -1))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0].strip(), pair -> pair[1].strip()));
    }

    /** Certificate authorities. */
    enum Trust {
        /** The authority of the house, {@code LARDER_CA}. */
        LARDER,
        /** That one, and all those the JDK comes with. */
        PUBLIC
    }
}
