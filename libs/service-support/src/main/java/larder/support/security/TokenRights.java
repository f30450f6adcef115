package larder.support.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads from a token what its holder may do: roles of the person, scopes of the program. */
final class TokenRights implements Converter<Jwt, Collection<GrantedAuthority>> {

    private final IdentityProperties identity;
    private final Map<String, String> renamed;

    TokenRights(IdentityProperties identity) {
        this.identity = identity;
        this.renamed = identity.renamedRoles();
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        Stream<String> roles = texts(find(token.getClaims(), identity.rolesClaim()))
                .filter(role -> role.startsWith(identity.rolesPrefix()))
                .map(role -> role.substring(identity.rolesPrefix().length()))
                .map(role -> "ROLE_" + renamed.getOrDefault(role, role).toUpperCase(Locale.ROOT));
        Stream<String> scopes = identity.scopeClaims().stream()
                .flatMap(claim -> texts(find(token.getClaims(), claim)))
                .map(scope -> "SCOPE_" + scope);
        return Stream.concat(roles, scopes).map(SimpleGrantedAuthority::new).collect(Collectors.toUnmodifiableSet());
    }

    /** A claim by its whole name, for those that have dots in them, or else by the path through nested claims. */
    private static @Nullable Object find(Map<String, Object> claims, String name) {
        Object found = claims.get(name);
        int dot = name.indexOf('.');
        if (found == null && dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> nested) {
            Map<String, Object> inner = nested.entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()), Map.Entry::getValue));
            return find(inner, name.substring(dot + 1));
        }
        return found;
    }

    /** One text with spaces between the words (RFC 8693), or a list; anything else says nothing. */
    private static Stream<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case String words -> Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty());
            case Collection<?> list ->
                list.stream().filter(String.class::isInstance).map(String.class::cast);
            case null, default -> Stream.empty();
        };
    }
}
