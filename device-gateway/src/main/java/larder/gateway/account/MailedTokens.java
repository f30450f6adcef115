package larder.gateway.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import larder.contracts.ShopperId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tokens that prove by coming back that somebody reads the mails of an address. Each is good once; the newest only. */
@Component
class MailedTokens {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MailedTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String issue(ShopperId account, Purpose purpose) {
        cancel(account, purpose);
        byte[] drawn = new byte[BYTES];
        random.nextBytes(drawn);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        jdbc.sql("insert into mailed_token (hash, account, purpose, expires_at) values (?, ?, ?, ?)")
                .params(hash(token), account.value(), purpose.name(), now().plus(purpose.goodFor))
                .update();
        return token;
    }

    /** The account of the token, which is used up by this. */
    Optional<ShopperId> redeem(String token, Purpose purpose) {
        return jdbc.sql("delete from mailed_token where hash = ? and purpose = ? and expires_at > ? returning account")
                .params(hash(token), purpose.name(), now())
                .query(String.class)
                .optional()
                .map(ShopperId::new);
    }

    void cancel(ShopperId account, Purpose purpose) {
        jdbc.sql("delete from mailed_token where account = ? and purpose = ?")
                .params(account.value(), purpose.name())
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT6M")
    void forgetOld() {
        jdbc.sql("delete from mailed_token where expires_at < ?").param(now()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a token is for, and for how long it is good. */
    enum Purpose {
        VERIFY(Duration.ofHours(24)),
        RESET(Duration.ofMinutes(30));

        private final Duration goodFor;

        Purpose(Duration goodFor) {
            this.goodFor = goodFor;
        }
    }
}
