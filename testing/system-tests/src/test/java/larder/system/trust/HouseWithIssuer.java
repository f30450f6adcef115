package larder.system.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
import larder.testing.TestIssuer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** All five services of a house that has an issuer already, with people and programs that this issuer knows. */
final class HouseWithIssuer implements AutoCloseable {

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
    private final Edge gateway = new Edge(endpoints.api(), stack.authority().clientContext());

    ExternalIssuer issuer() {
        return issuer;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    private Endpoints started() {
        stack.start();
        return stack.describe().with(Map.of(), Path.of("none"));
    }

    ServiceClient client(Service service) {
        return new ServiceClient(
                endpoints.url(service.module()).toString(), stack.authority().clientContext());
    }

    @Override
    public void close() {
        gateway.close();
        stack.close();
        stranger.close();
        issuer.close();
    }

    /** What the issuer's tokens say, signed by a key that is not its. */
    String forged(String pretended) {
        return stranger.sign(stranger.claims(
                        "auth0|5f7c8ec7", String.join(" ", APP_SCOPES) + " devices courier ops", "ops")
                .issuer(pretended)
                .claim("realm_access", Map.of("roles", List.of("larder-shopper", "larder-ops", "larder-courier")))
                .build());
    }

    /** Registered by ops, claimed and bound by a shopper, all with the issuer's tokens through the one origin. */
    DeviceKey button(String shopper, Address address) {
        Household household =
                new Household(gateway, () -> issuer.token("console"), () -> issuer.token(shopper), address);
        DeviceKey button = household.addWithSharedKey("test-button");
        String slot = household.bind(button.deviceId(), Wish.of("LAUNDRY-3L-01"));
        EngineReach.awaitBindings(endpoints.kafka(), Set.of(slot));
        return button;
    }

    /** The order that a press has become. */
    String press(DeviceKey button) {
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

    /** Says on the topic of accounts that one is erased, as the gateway does where it is the issuer. */
    void tellErased(ShopperId account) {
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
}
