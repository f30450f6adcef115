package larder.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * The latest authorizations. Tokens prove themselves by their signature and no endpoint looks them up, so that it is enough
 * to hold a few; the library's own keeps every one for ever.
 */
final class RecentAuthorizations implements OAuth2AuthorizationService {

    private static final int KEPT = 1000;

    private final Cache<String, OAuth2Authorization> recent;

    RecentAuthorizations(Duration kept) {
        this.recent =
                Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(kept).build();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        recent.put(authorization.getId(), authorization);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        recent.invalidate(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return recent.getIfPresent(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return null;
    }
}
