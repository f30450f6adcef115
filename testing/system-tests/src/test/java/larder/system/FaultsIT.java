package larder.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.sdk.Report;
import larder.sdk.RetryPolicy;
import larder.stack.RunningLarder;
import larder.stack.audit.Audit;
import larder.stack.audit.AuditReport;
import larder.stack.audit.AuditSource;
import larder.stack.edge.Caller;
import larder.stack.edge.Edge;
import larder.stack.edge.Household.Wish;
import larder.stack.run.EngineReach;
import larder.stack.run.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others see when a part of the system is away, and that nothing is lost or doubled by it. */
class FaultsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DETERGENT = "LAUNDRY-3L-01";

    private final RunningLarder larder = HurriedLarder.running();

    @AfterEach
    void keepsItsPromises() {
        AuditReport report = new Audit(AuditSource.of(larder.endpoints())).settled(PATIENCE);

        assertThat(report.violations()).isEmpty();
        assertThat(report.deadLetters()).isZero();
    }

    /** Killed while presses arrive and orders are on their way; started again by the launcher. Others: {@link KilledAtEveryStepIT}. */
    @ParameterizedTest
    @EnumSource(names = {"DEVICE_GATEWAY", "REPLENISHMENT_ENGINE", "ORDER_SERVICE"})
    void losesAndDoublesNothingWhenAServiceIsKilled(Service service) {
        List<DeviceKey> buttons = buttons(4);
        List<CompletableFuture<Outcome>> presses = new ArrayList<>();
        List<DeviceClient> clients = new ArrayList<>();
        try {
            buttons.forEach(button -> clients.add(patient(button)));
            presses.add(clients.get(0).sendAsync(press()));
            presses.add(clients.get(1).sendAsync(press()));
            awaitOrder(slot(buttons.get(0)), "PLACED", "CONFIRMED", "SHIPPED", "DELIVERED");

            larder.stack().service(service).crash();
            presses.add(clients.get(2).sendAsync(press()));
            presses.add(clients.get(3).sendAsync(press()));

            assertThat(presses.stream().map(CompletableFuture::join)).allMatch(Outcome.Accepted.class::isInstance);
            buttons.forEach(button -> awaitOrder(slot(button), "DELIVERED"));
            buttons.forEach(button -> assertThat(ordersOf(slot(button))).hasSize(1));
        } finally {
            clients.forEach(DeviceClient::close);
        }
    }

    @Test
    void refusesAtOnceWhileTheBrokerIsAwayAndTakesTheSamePressWhenItIsBack() {
        DeviceKey button = buttons(1).getFirst();
        Report.Press press = press();
        try (DeviceClient hasty = larder.device(button).retry(RetryPolicy.NONE).build();
                DeviceClient patient = patient(button)) {
            assertThat(hasty.press()).isInstanceOf(Outcome.Accepted.class);

            larder.stack().broker().stop();
            Outcome away = hasty.send(press);
            CompletableFuture<Outcome> back = patient.sendAsync(press);
            larder.stack().broker().start();

            assertThat(away)
                    .isInstanceOfSatisfying(
                            Outcome.GaveUp.class,
                            gaveUp -> assertThat(gaveUp.lastCause()).contains("503"));
            assertThat(back.join()).isInstanceOf(Outcome.Accepted.class);
            awaitOrder(slot(button), "DELIVERED");
            assertThat(ordersOf(slot(button))).hasSize(1);
        }
    }

    @Test
    void goesOnDecidingWhileTheDatabaseIsAwayAndCatchesUp() {
        DeviceKey button = buttons(1).getFirst();
        try (DeviceClient patient = larder.device(button)
                .retry(RetryPolicy.DEFAULT.within(PATIENCE))
                .waitFor(Duration.ofSeconds(20))
                .build()) {
            larder.stack().postgres().stop();
            Edge.Reply reads;
            Outcome decided;
            try {
                decided = patient.press();
                reads = larder.gateway().get("/api/orders", larder.tokens().of(Caller.SHOPPER));
            } finally {
                larder.stack().postgres().start();
            }

            assertThat(decided)
                    .isInstanceOfSatisfying(
                            Outcome.Decided.class, it -> assertThat(it.answer()).isEqualTo(Outcome.Answer.ORDER));
            assertThat(reads.status()).isEqualTo(503);
            assertThat(reads.problem()).isEqualTo("database-unavailable");
            awaitOrder(slot(button), "DELIVERED");
        }
    }

    private List<DeviceKey> buttons(int count) {
        List<DeviceKey> buttons = new ArrayList<>();
        Set<String> slots = new HashSet<>();
        for (int i = 0; i < count; i++) {
            DeviceKey button = larder.household().addWithSharedKey("test-button");
            slots.add(larder.household().bind(button.deviceId(), Wish.of(DETERGENT)));
            warm(button);
            buttons.add(button);
        }
        EngineReach.awaitBindings(larder.endpoints().kafka(), slots);
        return buttons;
    }

    /** Lets the gateway know the button's key, as that of any button that was pressed within the last minute. */
    private void warm(DeviceKey button) {
        try (DeviceClient client = patient(button)) {
            var longAgo = new Report.Press(
                    Report.newEventId(),
                    Report.MAIN_SLOT,
                    Report.Click.SINGLE,
                    Clock.systemUTC().instant().minus(Duration.ofHours(1)));
            assertThat(client.send(longAgo)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    private DeviceClient patient(DeviceKey button) {
        return larder.device(button).retry(RetryPolicy.DEFAULT.within(PATIENCE)).build();
    }

    private static Report.Press press() {
        return Report.Press.at(Clock.systemUTC().instant());
    }

    private static String slot(DeviceKey button) {
        return button.deviceId() + ":main";
    }

    private void awaitOrder(String slot, String... states) {
        await("an order of " + slot)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    List<String> found = ordersOf(slot);
                    return found.size() == 1 && List.of(states).contains(found.getFirst());
                });
    }

    private List<String> ordersOf(String slot) {
        Edge.Reply reply;
        try {
            reply = larder.gateway()
                    .get("/api/orders?slot=" + slot, larder.tokens().of(Caller.SHOPPER));
        } catch (RuntimeException away) {
            return List.of();
        }
        return reply.status() == 200
                ? reply.body()
                        .path("orders")
                        .valueStream()
                        .map(order -> order.path("state").asString())
                        .toList()
                : List.of();
    }
}
