package larder.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import larder.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class IssuerKeysTest {

    private final TestIssuer issuer = new TestIssuer();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Clock.systemUTC().instant());
    private final JwtDecoder tokens = decoder(issuer.uri());

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void asksNobodyBeforeTheFirstToken() {
        assertThat(issuer.keyFetches()).isZero();
        tokens.decode(good());
        tokens.decode(good());
        assertThat(issuer.keyFetches()).isEqualTo(1);
    }

    @Test
    void saysThatItCannotTellUntilTheIssuerIsThere() {
        issuer.goAway(true);
        assertUnavailable();
        issuer.goAway(false);
        assertUnavailable();
        pass(Duration.ofSeconds(2));
        assertThatCode(() -> tokens.decode(good())).doesNotThrowAnyException();
    }

    @Test
    void keepsKnownKeysGoodWhileTheIssuerIsAway() {
        tokens.decode(good());
        issuer.goAway(true);
        for (int hour = 0; hour < 20; hour++) {
            pass(Duration.ofHours(1));
            assertThatCode(() -> tokens.decode(good())).doesNotThrowAnyException();
        }
        pass(Duration.ofHours(5));
        assertUnavailable();
    }

    @Test
    void takesUpANewKeyAtOnceAndDropsOneThatIsWithdrawn() {
        String before = good();
        tokens.decode(before);
        pass(Duration.ofSeconds(10));
        issuer.rotate();
        tokens.decode(good());
        assertThatCode(() -> tokens.decode(before)).doesNotThrowAnyException();

        issuer.withdrawOldKeys();
        pass(Duration.ofMinutes(10));
        assertThatThrownBy(() -> tokens.decode(before)).isInstanceOf(BadJwtException.class);
        assertThatCode(() -> tokens.decode(good())).doesNotThrowAnyException();
    }

    @Test
    void cannotTellOfAnUnknownKeyWhileTheIssuerIsAway() {
        tokens.decode(good());
        pass(Duration.ofSeconds(10));
        issuer.rotate();
        issuer.goAway(true);
        assertUnavailable();
    }

    @Test
    void asksOnceInAPauseHoweverManyKeysAreMadeUp() {
        tokens.decode(good());
        String madeUp;
        try (TestIssuer rogue = new TestIssuer()) {
            rogue.rotate();
            madeUp = rogue.sign(issuer.claims("somebody", "ops", "ops").build());
        }
        pass(Duration.ofSeconds(10));
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> tokens.decode(madeUp)).isInstanceOf(BadJwtException.class);
        }
        assertThat(issuer.keyFetches()).isEqualTo(2);
    }

    @Test
    void doesNotTrustAnIssuerThatSaysItIsSomebodyElse() {
        JwtDecoder others = decoder(issuer.uri().replace("localhost", "127.0.0.1"));

        assertThatThrownBy(() -> others.decode(good()))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
        assertThat(issuer.keyFetches()).isZero();
    }

    private String good() {
        return issuer.token("somebody", "ops");
    }

    private void assertUnavailable() {
        assertThatThrownBy(() -> tokens.decode(good()))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private JwtDecoder decoder(String uri) {
        Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
        IdentityProperties identity = identity(uri);
        var discovery = new IssuerDiscovery(uri, uri, new JdkClientHttpRequestFactory());
        return new IssuerTokens(new IssuerKeys(discovery, identity, new SimpleMeterRegistry(), clock), identity);
    }

    private static IdentityProperties identity(String uri) {
        return new Binder(new MapConfigurationPropertySource(Map.of("larder.identity.issuer-uri", uri)))
                .bind("larder.identity", IdentityProperties.class)
                .get();
    }
}
