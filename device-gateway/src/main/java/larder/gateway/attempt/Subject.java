package larder.gateway.attempt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** What tries are counted for. Only a hash is stored, so that the table tells nobody's address. */
public record Subject(Kind kind, String key) {

    /** What is counted, how often it may be tried without waiting, the first wait and the longest. */
    public enum Kind {
        /** One account from one address. */
        ACCOUNT_FROM_ADDRESS(5, Duration.ofSeconds(1), Duration.ofMinutes(15)),
        /** All that one address does, to whichever account; many people may share it. */
        ADDRESS(60, Duration.ofSeconds(1), Duration.ofMinutes(15)),
        /** One account from all browsers that its owner has never used; generous and short, since strangers can use it up. */
        ACCOUNT_FROM_STRANGERS(30, Duration.ofSeconds(1), Duration.ofMinutes(2)),
        /** One account from one browser that its owner has used; nobody else can use it up. */
        TRUSTED_BROWSER(10, Duration.ofSeconds(1), Duration.ofMinutes(15)),
        /** Mails that anybody can have sent to an address. */
        MAIL(4, Duration.ofSeconds(60), Duration.ofHours(1)),
        /** Codes of devices that a person types. */
        USER_CODE(10, Duration.ofSeconds(1), Duration.ofMinutes(15));

        private final int free;
        private final Duration first;
        private final Duration longest;

        Kind(int free, Duration first, Duration longest) {
            this.free = free;
            this.first = first;
            this.longest = longest;
        }

        int free() {
            return free;
        }

        Duration first() {
            return first;
        }

        Duration longest() {
            return longest;
        }
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest((kind + " " + key).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return kind.toString();
    }
}
