package larder.system.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import larder.contracts.ShopperId;
import larder.sdk.DeviceKey;
import larder.stack.edge.Household.Address;
import larder.stack.run.Service;
import larder.testing.ExternalIssuer;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A house that has an issuer already: all five services take the tokens of somebody else's program, whose people and roles are named
 * otherwise, and the gateway is no issuer and has no pages any more.
 */
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalIssuerIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HouseWithIssuer house = new HouseWithIssuer();
    private final ExternalIssuer issuer = house.issuer();
    private final ServiceClient origin = house.client(Service.DEVICE_GATEWAY);

    @AfterAll
    void end() {
        house.close();
    }

    /** A place that asks for a token. */
    record Door(String client, Service service, String path) {}

    static Stream<Door> doors() {
        return Stream.of(
                new Door("phone", Service.DEVICE_GATEWAY, "/api/devices"),
                new Door("phone", Service.DEVICE_GATEWAY, "/api/notices"),
                new Door("phone", Service.DEVICE_GATEWAY, "/api/bindings"),
                new Door("phone", Service.DEVICE_GATEWAY, "/api/orders"),
                new Door("console", Service.DEVICE_GATEWAY, "/api/models"),
                new Door("simulated-carrier", Service.DEVICE_GATEWAY, "/api/courier/manifest"),
                new Door("phone", Service.CATALOG_SERVICE, "/v1/bindings"),
                new Door("phone", Service.ORDER_SERVICE, "/v1/orders"),
                new Door("simulated-carrier", Service.DELIVERY_SERVICE, "/v1/courier/manifest"));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void takesTheTokensOfTheIssuerAndOfNobodyElse(Door door) {
        ServiceClient service = house.client(door.service());

        assertThat(service.get(door.path(), issuer.token(door.client())).status())
                .isEqualTo(200);
        assertThat(service.get(door.path(), issuer.token("visitor")).status()).isEqualTo(403);
        for (String pretended :
                List.of(issuer.uri(), house.endpoints().api().toString(), "https://elsewhere.example")) {
            Response answer = service.get(door.path(), house.forged(pretended));
            assertThat(answer.status()).as(pretended).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("unauthenticated");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/signup",
                "/verify",
                "/reset",
                "/activate",
                "/consent",
                "/account",
                "/passkeys",
                "/outbox",
                "/oauth2/authorize?response_type=code&client_id=larder-app",
                "/oauth2/token",
                "/oauth2/jwks",
                "/userinfo",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server",
                "/api/account",
                "/api/account/export",
                "/api/token-keys"
            })
    void issuesNothingAndHasNoPages(String path) {
        assertThat(origin.get(path, null).status()).isIn(401, 404);
        assertThat(origin.get(path, issuer.token("phone")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/login", "/api/accounts", "/api/accounts/verifications"})
    void takesNoSignUpAndNoLogIn(String path) {
        assertThat(origin.post(path, null, "{}").status()).isIn(401, 404);
    }

    @Test
    void makesADeliveredOrderOfAPressThatCameWhileTheIssuerWasAway() {
        DeviceKey button = house.button("phone", new Address("Lou Household", "7 Lighthouse Lane"));
        String order;
        issuer.kill();
        try {
            order = house.press(button);
        } finally {
            issuer.comeBack();
        }

        awaitDelivery("phone", order);
        String deliveries = "/deliveries?order=" + order;
        JsonNode found = origin.get("/api" + deliveries, issuer.token("phone")).json();
        assertThat(found.path("deliveries").valueStream()).isNotEmpty();
        assertThat(house.client(Service.DELIVERY_SERVICE)
                        .get("/v1" + deliveries, issuer.token("phone"))
                        .json())
                .isEqualTo(found);
    }

    /** Nobody but the issuer knows when an account ends, so that whoever runs both has to say so. */
    @Test
    void forgetsAPersonOfWhomTheTopicOfAccountsSaysThatTheyAreErased() {
        DeviceKey button = house.button("leaver", new Address("Marlow Household", "31 Fading Road"));
        awaitDelivery("leaver", house.press(button));
        ShopperId leaver = new ShopperId(read("leaver", "/api/devices/" + button.deviceId(), "owner"));
        assertThat(leaver.value()).matches("sub-[a-z2-7]{52}");

        house.tellErased(leaver);

        for (Service service : List.of(Service.ORDER_SERVICE, Service.CATALOG_SERVICE, Service.DELIVERY_SERVICE)) {
            try (AllTables tables = AllTables.of(house.endpoints().database(service.module()))) {
                await(service.module() + " has forgotten").atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(tables.holding(leaver.value())).containsExactly("erased_account");
                    assertThat(tables.holding("31 Fading Road")).isEmpty();
                });
            }
        }
    }

    private void awaitDelivery(String shopper, String order) {
        await("the order is delivered")
                .atMost(PATIENCE)
                .until(() -> read(shopper, "/api/orders/" + order, "state").equals("DELIVERED"));
    }

    private String read(String shopper, String path, String field) {
        return origin.get(path, issuer.token(shopper)).json().path(field).asString("");
    }

    @Test
    void takesTokensOfAnotherKeyWithoutBeingStartedAnewAndThoseOfTheOldOneNoMore() {
        List<String> old = doors().map(door -> issuer.token(door.client())).toList();

        issuer.comeBackWithAnotherKey();

        List<Door> doors = doors().toList();
        for (int i = 0; i < doors.size(); i++) {
            Door door = doors.get(i);
            ServiceClient service = house.client(door.service());
            await(door.toString())
                    .atMost(PATIENCE)
                    .until(() -> service.get(door.path(), issuer.token(door.client()))
                                    .status()
                            == 200);
            assertThat(service.get(door.path(), old.get(i)).status()).isEqualTo(401);
        }
    }
}
