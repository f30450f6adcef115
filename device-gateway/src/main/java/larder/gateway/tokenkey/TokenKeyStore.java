package larder.gateway.tokenkey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import larder.gateway.GatewayProperties;
import larder.gateway.OwnIssuer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The keys in the database, their private parts encrypted (AES-256-GCM) under a secret that is not in it. */
@Component
@OwnIssuer
class TokenKeyStore {

    private static final Logger log = LoggerFactory.getLogger(TokenKeyStore.class);
    private static final int BITS = 2048;
    private static final int NONCE_BYTES = 12;

    /** Which of PostgreSQL's advisory locks; held until commit, so that of several gateways one makes a key. */
    private static final long LOCK = 0x6c6172646572L;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TokenKeyProperties properties;
    private final BytesEncryptor encryptor;

    TokenKeyStore(JdbcClient jdbc, Clock clock, TokenKeyProperties properties, GatewayProperties gateway) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
        this.encryptor = AesGcmBytesEncryptor.withSecretKey(
                        derive(Base64.getDecoder().decode(gateway.deviceKeySecret())))
                .ivGenerator(KeyGenerators.secureRandom(NONCE_BYTES))
                .build();
    }

    /** A key of its own, so that what is encrypted for one use means nothing in another. */
    private static SecretKeySpec derive(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal("larder token keys".getBytes(StandardCharsets.US_ASCII)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All keys that are published, the latest to sign first. */
    List<TokenKey> all() {
        Instant now = clock.instant();
        return read().stream().filter(key -> key.isPublishedAt(now)).toList();
    }

    /** Makes the first key, unless another gateway was faster. */
    @Transactional
    List<TokenKey> orFirst() {
        lock();
        if (read().isEmpty()) {
            // In whole seconds, so that the database does not round it into the future.
            insert(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        }
        return all();
    }

    /** Makes a new key that signs once it has been published for a while; all others end some time after that. */
    @Transactional
    Instant rotate() {
        lock();
        return makeNext();
    }

    /** Makes a new key when the latest has signed for long enough, and forgets those that are gone. */
    @Transactional
    void rotateIfDue() {
        lock();
        Instant now = clock.instant();
        boolean due = read().stream()
                .map(TokenKey::signsFrom)
                .max(Comparator.naturalOrder())
                .filter(latest -> latest.plus(properties.rotateAfter()).isBefore(now))
                .isPresent();
        if (due) {
            makeNext();
        }
        jdbc.sql("delete from token_key where gone_from < ?").param(utc(now)).update();
    }

    private Instant makeNext() {
        Instant signsFrom = clock.instant().plus(properties.publishAhead());
        jdbc.sql("update token_key set gone_from = ? where gone_from is null")
                .param(utc(signsFrom.plus(properties.keepFor())))
                .update();
        insert(signsFrom);
        return signsFrom;
    }

    private void insert(Instant signsFrom) {
        RSAKey made = generate();
        jdbc.sql("insert into token_key (id, public_key, private_key, signs_from) values (?, ?, ?, ?)")
                .params(
                        made.getKeyID(),
                        made.toPublicJWK().toJSONString(),
                        encryptor.encrypt(made.toJSONString().getBytes(StandardCharsets.UTF_8)),
                        utc(signsFrom))
                .update();
        log.atInfo()
                .addKeyValue("key", made.getKeyID())
                .addKeyValue("signsFrom", signsFrom)
                .log("token key made");
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((_, _) -> true)
                .single();
    }

    private List<TokenKey> read() {
        return jdbc.sql("select private_key, signs_from, gone_from from token_key order by signs_from desc, id")
                .query((row, _) -> key(row))
                .list();
    }

    private TokenKey key(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime goneFrom = row.getObject("gone_from", OffsetDateTime.class);
        byte[] json = encryptor.decrypt(row.getBytes("private_key"));
        try {
            return new TokenKey(
                    RSAKey.parse(new String(json, StandardCharsets.UTF_8)),
                    row.getObject("signs_from", OffsetDateTime.class).toInstant(),
                    goneFrom == null ? null : goneFrom.toInstant());
        } catch (ParseException e) {
            throw new IllegalStateException("a token key in the database is unreadable", e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
