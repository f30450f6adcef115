package larder.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import larder.support.client.ClientCredentials;
import larder.support.client.ServiceClients;
import larder.testing.ExternalIssuer;
import larder.testing.ExternalIssuer.Client;
import larder.testing.LarderEnvironment;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** A service whose issuer is somebody else's program, is not there when the service starts, and comes and goes. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {LarderEnvironment.class, ExternalIssuerIT.SomebodyElse.class})
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExternalIssuerIT {

    private static final ExternalIssuer ISSUER = ExternalIssuer.start(
            new Client("console", "auth0|7", List.of("ops"), List.of("devices")),
            new Client("phone", "shopper-1", List.of("shopper"), List.of("devices")),
            new Client("courier-app", "courier-1", List.of("courier"), List.of("courier")));

    private final ServiceClient service;
    private final ServiceClients clients;
    private final String origin;

    ExternalIssuerIT(@LocalServerPort int port, @Autowired ServiceClients clients) {
        this.service = LarderInfrastructure.shared().client(port);
        this.clients = clients;
        this.origin = "https://localhost:" + port;
    }

    static final class SomebodyElse implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(ISSUER.environment())
                    .and("larder.service=support-external", "larder.identity.refresh-pause=1s")
                    .applyTo(context);
        }
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @Test
    @Order(1)
    void cannotTellWhoSomebodyIsBeforeTheIssuerIsThere() {
        String token = ISSUER.token("console");
        ISSUER.kill();
        Response away = service.get("/ops", token);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.problem()).isEqualTo("issuer-unavailable");
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        assertThat(service.get("/ops", null).status()).isEqualTo(401);

        ISSUER.comeBack();
        awaitStatus(200, token);
    }

    @Test
    @Order(2)
    void takesItsTokensWithItsRolesAndRefusesThoseOfAnother() {
        awaitStatus(200, ISSUER.token("console"));
        assertThat(service.get("/ops", ISSUER.token("phone")).status()).isEqualTo(403);
        assertThat(service.get("/ops", ISSUER.token("courier-app")).status()).isEqualTo(403);
        assertThat(service.get("/whoami", ISSUER.token("console")).body()).matches("\"sub-[a-z2-7]{52}\"");
        assertThat(service.get("/whoami", ISSUER.token("phone")).body()).isEqualTo("\"shopper-1\"");

        String ofTheOther = LarderInfrastructure.shared().issuer().token("ops", "ops");
        assertThat(service.get("/ops", ofTheOther).status()).isEqualTo(401);
    }

    @Test
    @Order(3)
    void getsTokensOfItsOwnFromIt() {
        String answer = clients.as(new ClientCredentials("phone", "any", List.of()))
                .baseUrl(origin)
                .build()
                .get()
                .uri("/whoami")
                .retrieve()
                .body(String.class);

        assertThat(answer).isEqualTo("\"shopper-1\"");
    }

    @Test
    @Order(4)
    void goesOnWithKnownKeysWhileItIsAwayAndTakesUpAnotherKeyWhenItIsBack() {
        String before = ISSUER.token("console");
        awaitStatus(200, before);
        ISSUER.kill();
        assertThat(service.get("/ops", before).status()).isEqualTo(200);

        ISSUER.comeBackWithAnotherKey();
        awaitStatus(200, ISSUER.token("console"));
        awaitStatus(401, before);
    }

    private void awaitStatus(int status, String token) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> service.get("/ops", token).status(), answered -> answered == status);
    }
}
