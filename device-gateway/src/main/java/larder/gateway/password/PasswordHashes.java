package larder.gateway.password;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Hashes passwords with argon2id (19 MiB, two rounds, as OWASP advises); each hash names its algorithm, so that a later
 * choice can live beside it. Not a bean of Spring's own type, which clients' secrets are checked with.
 */
@Component
public class PasswordHashes {

    private static final String CURRENT = "argon2id";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int ROUNDS = 2;

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            CURRENT,
            Map.of(
                    CURRENT,
                    new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, ROUNDS),
                    "bcrypt",
                    new BCryptPasswordEncoder()));
    private final SingletonSupplier<String> nobodys = SingletonSupplier.of(() -> hash("the password of nobody at all"));
    private final Semaphore turns;

    PasswordHashes(PasswordProperties properties) {
        this.turns = new Semaphore(properties.hashing(), true);
    }

    public String hash(String password) {
        return Objects.requireNonNull(inTurn(() -> encoder.encode(password)));
    }

    /** Whether this is the password; without a hash it takes as long to say no. */
    public boolean matches(String password, @Nullable String hash) {
        String compared = hash == null ? nobodys.obtain() : hash;
        return inTurn(() -> encoder.matches(password, compared)) && hash != null;
    }

    /** Whether the hash should be made anew, now that the password is at hand. */
    public boolean isDated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
