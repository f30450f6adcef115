package larder.system.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import larder.contracts.ShopperId;
import larder.contracts.Topics;
import larder.contracts.account.AccountState;
import larder.events.EventRecords;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.stack.edge.Edge;
import larder.stack.edge.Household;
import larder.stack.edge.Household.Address;
import larder.stack.edge.Household.Wish;
import larder.stack.folder.Endpoints;
import larder.stack.run.EngineReach;
import larder.stack.run.Progress;
import larder.stack.run.Service;
import larder.stack.run.Stack;
import larder.system.HurriedLarder;
import larder.testing.ExternalIssuer;
import larder.testing.ExternalIssuer.Client;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import larder.testing.TestIssuer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
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
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalIssuerIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> APP_SCOPES =
            List.of("account", "devices", "bindings", "products", "orders", "deliveries");

    private final ExternalIssuer issuer = ExternalIssuer.start(
            new Client("console", "console", List.of("ops"), List.of("devices", "products", "stock", "orders", "ops")),
            new Client("phone", "auth0|5f7c8ec7", List.of("shopper"), APP_SCOPES),
            new Client("leaver", "auth0|5f7c8ec9", List.of("shopper"), APP_SCOPES),
            new Client("visitor", "auth0|5f7c8ec8", List.of("guest"), APP_SCOPES),
            new Client("simulated-carrier", "simulated-carrier", List.of("courier"), List.of("courier")));
    private final TestIssuer stranger = new TestIssuer();
    private final Stack stack = Stack.on(HurriedLarder.settings(issuer.environment()), Progress.silent());
    private final Endpoints endpoints = started();
    private final ServiceClient origin = client(Service.DEVICE_GATEWAY);
    private final Edge gateway = new Edge(endpoints.api(), stack.authority().clientContext());

    private Endpoints started() {
        stack.start();
        return stack.describe().with(Map.of(), Path.of("none"));
    }

    private ServiceClient client(Service service) {
        return new ServiceClient(
                endpoints.url(service.module()).toString(), stack.authority().clientContext());
    }

    @AfterAll
    void end() {
        gateway.close();
        stack.close();
        stranger.close();
        issuer.close();
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
        ServiceClient service = client(door.service());

        assertThat(service.get(door.path(), issuer.token(door.client())).status())
                .isEqualTo(200);
        assertThat(service.get(door.path(), issuer.token("visitor")).status()).isEqualTo(403);
        for (String pretended : List.of(issuer.uri(), endpoints.api().toString(), stranger.uri())) {
            Response answer = service.get(door.path(), forged(pretended));
            assertThat(answer.status()).as(pretended).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("unauthenticated");
        }
    }

    /** What the issuer's tokens say, signed by a key that is not its. */
    private String forged(String pretended) {
        return stranger.sign(stranger.claims("auth0|5f7c8ec7", String.join(" ", APP_SCOPES) + " devices courier ops", "ops")
                .issuer(pretended)
                .claim("realm_access", Map.of("roles", List.of("larder-shopper", "larder-ops", "larder-courier")))
                .build());
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
        DeviceKey button = button("phone", new Address("Lou Household", "7 Lighthouse Lane"));
        String order;
        issuer.kill();
        try {
            order = press(button);
        } finally {
            issuer.comeBack();
        }

        awaitDelivery("phone", order);
        String deliveries = "/deliveries?order=" + order;
        JsonNode found = origin.get("/api" + deliveries, issuer.token("phone")).json();
        assertThat(found.path("deliveries").valueStream()).isNotEmpty();
        assertThat(client(Service.DELIVERY_SERVICE)
                        .get("/v1" + deliveries, issuer.token("phone"))
                        .json())
                .isEqualTo(found);
    }

    /** Nobody but the issuer knows when an account ends, so that whoever runs both has to say so. */
    @Test
    void forgetsAPersonOfWhomTheTopicOfAccountsSaysThatTheyAreErased() {
        DeviceKey button = button("leaver", new Address("Marlow Household", "31 Fading Road"));
        awaitDelivery("leaver", press(button));
        ShopperId leaver = new ShopperId(read("leaver", "/api/devices/" + button.deviceId(), "owner"));
        assertThat(leaver.value()).matches("sub-[a-z2-7]{52}");

        tellErased(leaver);

        for (Service service :
                List.of(Service.ORDER_SERVICE, Service.CATALOG_SERVICE, Service.DELIVERY_SERVICE)) {
            try (AllTables tables = AllTables.of(endpoints.database(service.module()))) {
                await(service.module() + " has forgotten").atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(tables.holding(leaver.value())).containsExactly("erased_account");
                    assertThat(tables.holding("31 Fading Road")).isEmpty();
                });
            }
        }
    }

    private void tellErased(ShopperId account) {
        Instant now = Clock.systemUTC().instant();
        AccountState erased = new AccountState(account, AccountState.Status.ERASED, now, now);
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, endpoints.kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            // Closing the producer waits until it has left.
            var _ = producer.send(EventRecords.of(
                    Topics.ACCOUNTS, account, erased, UUID.randomUUID().toString(), now));
        }
    }

    /** Registered by ops, claimed and bound by a shopper, all with the issuer's tokens through the one origin. */
    private DeviceKey button(String shopper, Address address) {
        Household household =
                new Household(gateway, () -> issuer.token("console"), () -> issuer.token(shopper), address);
        DeviceKey button = household.addWithSharedKey("test-button");
        String slot = household.bind(button.deviceId(), Wish.of("LAUNDRY-3L-01"));
        EngineReach.awaitBindings(endpoints.kafka(), Set.of(slot));
        return button;
    }

    /** The order that a press has become. */
    private String press(DeviceKey button) {
        try (DeviceClient client = DeviceClient.builder(endpoints.api(), button)
                .tls(stack.authority().clientContext())
                .waitFor(Duration.ofSeconds(20))
                .build()) {
            Outcome outcome = client.press();
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Decided.class,
                            decided -> assertThat(decided.answer()).isEqualTo(Outcome.Answer.ORDER));
            return Objects.requireNonNull(((Outcome.Decided) outcome).orderId());
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
            ServiceClient service = client(door.service());
            await(door.toString()).atMost(PATIENCE).until(() -> service.get(door.path(), issuer.token(door.client()))
                            .status()
                    == 200);
            assertThat(service.get(door.path(), old.get(i)).status()).isEqualTo(401);
        }
    }
}
