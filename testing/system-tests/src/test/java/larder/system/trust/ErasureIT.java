package larder.system.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import larder.contracts.Topics;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.sdk.RetryPolicy;
import larder.stack.RunningLarder;
import larder.stack.audit.Audit;
import larder.stack.audit.AuditReport;
import larder.stack.audit.AuditSource;
import larder.stack.edge.Household;
import larder.stack.edge.Household.Address;
import larder.stack.edge.Household.Wish;
import larder.stack.edge.Shopper;
import larder.stack.run.EngineReach;
import larder.stack.run.Service;
import larder.system.HurriedLarder;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who had an order delivered takes a copy of all that is held of them, and leaves: what is left of them, and where. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "Quillon";
    private static final String STREET = "77 Vanishing Lane";

    private final RunningLarder larder = HurriedLarder.running();
    private final ServiceClient origin = new ServiceClient(
            larder.endpoints().api().toString(), larder.stack().authority().clientContext());
    private final Shopper shopper = larder.newShopper(NAME);
    private final Household household = larder.householdOf(shopper, new Address(NAME + " Household", STREET));
    private final DeviceKey delivered = household.addWithSharedKey("larder-button");
    private final DeviceKey second = household.addWithKeyPair("larder-button");
    private final List<String> slots = List.of(bound(delivered), bound(second));
    private final DeviceClient button = client(delivered);
    private final DeviceClient secondButton = client(second);
    private final String order = deliveredOrder();
    private final String token = shopper.token();
    private final String account = read("/api/account").path("account").asString();
    private final JsonNode copy = read("/api/account/export");

    private String bound(DeviceKey key) {
        String slot = household.bind(key.deviceId(), Wish.of("LAUNDRY-3L-01"));
        EngineReach.awaitBindings(larder.endpoints().kafka(), Set.of(slot));
        return slot;
    }

    private DeviceClient client(DeviceKey key) {
        return larder.device(key)
                .waitFor(Duration.ofSeconds(20))
                .retry(RetryPolicy.NONE)
                .build();
    }

    private String deliveredOrder() {
        Outcome outcome = button.press();
        assertThat(outcome).isInstanceOf(Outcome.Decided.class);
        String made = Objects.requireNonNull(((Outcome.Decided) outcome).orderId());
        String reader = shopper.token();
        await("the order is delivered")
                .atMost(PATIENCE)
                .until(() -> origin.get("/api/orders/" + made, reader)
                        .json()
                        .path("state")
                        .asString("")
                        .equals("DELIVERED"));
        return made;
    }

    private JsonNode read(String path) {
        Response answer = origin.get(path, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** The second button is pressed just before, so that the order is under way when its owner leaves. */
    @BeforeAll
    void leave() {
        String wrong = JsonMapper.shared().writeValueAsString(Map.of("password", "not my password"));
        assertThat(origin.send("DELETE", "/api/account", token, wrong).status()).isEqualTo(403);
        assertThat(secondButton.press()).isInstanceOf(Outcome.Decided.class);
        String right = JsonMapper.shared()
                .writeValueAsString(Map.of("password", shopper.person().password()));

        Response gone = origin.send("DELETE", "/api/account", token, right);

        assertThat(gone.status()).as(gone.body()).isEqualTo(204);
    }

    @AfterAll
    void close() {
        button.close();
        secondButton.close();
    }

    @Test
    void gaveACopyOfEverythingBefore() {
        assertThat(copy.path("account").path("email").asString())
                .isEqualTo(shopper.person().email());
        assertThat(copy.path("devices").toString()).contains(delivered.deviceId(), second.deviceId());
        assertThat(copy.path("catalog").path("bindings").toString())
                .contains(slots)
                .contains(STREET);
        assertThat(copy.path("orders").toString()).contains(order, STREET);
        assertThat(copy.path("deliveries").toString()).contains(order, STREET);
        assertThat(copy.path("sessions").valueStream()).isNotEmpty();
        assertThat(copy.path("grants").toString()).contains("larder-app");
        assertThat(copy.toString()).doesNotContain(shopper.person().password());
    }

    @Test
    void isRefusedFromThenOn() {
        for (String path : List.of("/api/account", "/api/devices", "/api/bindings", "/api/orders", "/api/notices")) {
            await(path).atMost(PATIENCE).until(() -> origin.get(path, token).status() == 401);
        }
    }

    @Test
    void hasDevicesThatOrderNoMore() {
        for (DeviceClient each : List.of(button, secondButton)) {
            await("a refused press")
                    .atMost(PATIENCE)
                    .until(() -> each.press() instanceof Outcome.Refused refused && refused.status() == 401);
        }
    }

    @Test
    void hasNoBindings() {
        await("tombstones of the bindings").atMost(PATIENCE).untilAsserted(() -> {
            Map<String, Boolean> bound = new HashMap<>();
            TopicRecords.of(larder.endpoints().kafka(), Topics.BINDINGS.name())
                    .forEach(each -> bound.put(each.key(), each.value() != null));
            slots.forEach(slot -> assertThat(bound).containsEntry(slot, false));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Service.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REPLENISHMENT_ENGINE"})
    void isFoundInNoTable(Service service) {
        List<String> traces = List.of(shopper.person().email(), NAME, STREET);
        try (AllTables tables = AllTables.of(larder.endpoints().database(service.module()))) {
            await("nothing is left").atMost(PATIENCE).untilAsserted(() -> {
                List<String> found = new ArrayList<>();
                for (String trace : traces) {
                    found.addAll(tables.holding(trace));
                }
                assertThat(found).isEmpty();
            });
        }
    }

    /** The id alone stays, so that nobody else is ever given it and late events are known for what they are. */
    @ParameterizedTest
    @EnumSource(
            value = Service.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REPLENISHMENT_ENGINE"})
    void leavesNothingButTheNoteThatTheAccountIsErased(Service service) {
        try (AllTables tables = AllTables.of(larder.endpoints().database(service.module()))) {
            String note = service == Service.DEVICE_GATEWAY ? "account" : "erased_account";
            await("nothing but the note is left")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(tables.holding(account)).containsExactly(note));
        }
    }

    @Test
    void leavesBooksThatAddUp() {
        AuditReport report = new Audit(AuditSource.of(larder.endpoints())).settled(PATIENCE);

        assertThat(report.violations()).isEmpty();
        assertThat(report.deadLetters()).isZero();
    }
}
