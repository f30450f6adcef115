package larder.gateway.tokenkey;

import java.time.Instant;
import java.util.List;
import larder.gateway.OwnIssuer;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/token-keys}: ops see the keys that tokens are signed with, and change them out of turn. */
@RestController
@OwnIssuer
@RequestMapping("/api/token-keys")
class TokenKeyController {

    private final TokenKeyStore store;
    private final TokenKeys keys;

    TokenKeyController(TokenKeyStore store, TokenKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** The published keys, the latest first. */
    @GetMapping
    @AllowedTo(roles = "'OPS'", scope = "ops")
    Page list() {
        return new Page(store.all().stream()
                .map(key -> new View(key.key().getKeyID(), key.signsFrom(), key.goneFrom()))
                .toList());
    }

    /** 201 with when the new key begins to sign. Tokens of the old key stay good to their end. */
    @PostMapping("/rotations")
    @AllowedTo(roles = "'OPS'", scope = "ops")
    @ResponseStatus(HttpStatus.CREATED)
    Rotation rotate() {
        Instant signsFrom = store.rotate();
        keys.forget();
        return new Rotation(signsFrom);
    }

    record Page(List<View> keys) {}

    record View(String keyId, Instant signsFrom, @Nullable Instant goneFrom) {}

    record Rotation(Instant signsFrom) {}
}
