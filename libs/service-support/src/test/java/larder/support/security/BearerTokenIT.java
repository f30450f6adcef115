package larder.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import larder.testing.TestIssuer;
import larder.testing.TokenAttacks;
import larder.testing.TokenAttacks.Attack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@LarderIntegrationTest
class BearerTokenIT {

    private final TestIssuer issuer = LarderInfrastructure.shared().issuer();
    private final ServiceClient service;

    BearerTokenIT(@LocalServerPort int port) {
        this.service = LarderInfrastructure.shared().client(port);
    }

    static Stream<Attack> attacks() {
        TokenAttacks attacks = new TokenAttacks(LarderInfrastructure.shared().issuer(), "ops", "devices");
        return Stream.concat(attacks.all().stream(), attacks.harmless().stream());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void answersAsItMust(Attack attack) {
        Response answer = attack.on(service, "/ops");

        assertThat(answer.status()).as(answer.body()).isIn(attack.status());
        if (answer.status() == 401 || answer.status() == 403) {
            assertThat(answer.problem()).isEqualTo(attack.problem());
            assertThat(answer.body()).doesNotContain("Jwt").doesNotContain("kid");
        }
        if (answer.status() == 401) {
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void allowsForClocksThatDifferALittle() {
        Instant now = Fixtures.now();
        String justExpired = issuer.sign(issuer.claims("a", "devices", "ops")
                .issueTime(Date.from(now.minusSeconds(60)))
                .expirationTime(Date.from(now.minusSeconds(5)))
                .build());
        String soonValid = issuer.sign(issuer.claims("a", "devices", "ops")
                .notBeforeTime(Date.from(now.plusSeconds(5)))
                .build());

        assertThat(service.get("/ops", justExpired).status()).isEqualTo(200);
        assertThat(service.get("/ops", soonValid).status()).isEqualTo(200);
    }

    @Test
    void takesNoTokenFromABody() {
        Response form = service.send(
                "POST",
                "/bodies?packs=1",
                null,
                "access_token=" + issuer.token("a", "ops"),
                "Accept",
                "application/json");

        assertThat(form.status()).isEqualTo(401);
    }

    @Test
    void doesNotAskTheIssuerForEveryKeyThatSomebodyMakesUp() {
        service.get("/ops", issuer.token("a", "ops"));
        int before = issuer.keyFetches();

        attacks().filter(attack -> attack.name().contains("key id")).forEach(attack -> {
            for (int i = 0; i < 20; i++) {
                assertThat(attack.on(service, "/ops").status()).isEqualTo(401);
            }
        });

        assertThat(issuer.keyFetches() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void opensWhatIsPublicAndNothingBesides() {
        assertThat(service.get("/open/door", null).body()).isEqualTo("\"door\"");
        assertThat(service.get("/open/door/behind", null).status()).isEqualTo(401);
        assertThat(service.post("/open/door", null, "{}").status()).isEqualTo(401);
    }

    @Test
    void givesAForeignSubjectAnIdOfOurShape() {
        String foreign =
                service.get("/whoami", issuer.token("auth0|5f7c8ec7", "ops")).body();

        assertThat(foreign).matches("\"sub-[a-z2-7]{52}\"");
        assertThat(service.get("/whoami", issuer.token("auth0|5f7c8ec7", "ops")).body())
                .isEqualTo(foreign);
        assertThat(service.get("/whoami", issuer.token(foreign.replace("\"", ""), "ops"))
                        .body())
                .isNotEqualTo(foreign);
        assertThat(service.get("/whoami", issuer.token("shopper-1", "ops")).body())
                .isEqualTo("\"shopper-1\"");
    }
}
