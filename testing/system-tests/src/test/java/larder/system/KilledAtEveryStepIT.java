package larder.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import larder.system.HeldTransactions.Held;
import larder.system.HeldTransactions.Moment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * One order, and at its steps the service that takes them is killed: before the transaction is committed, or after. That is at four steps, or
 * with {@code -Dlarder.every-step=true} at each of them both ways.
 */
class KilledAtEveryStepIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DETERGENT = "LAUNDRY-3L-01";
    private static final boolean AT_EVERY_STEP = Boolean.getBoolean("larder.every-step");

    private final RunningLarder larder = HurriedLarder.running();
    private final Edge gateway = larder.gateway();

    @ParameterizedTest
    @EnumSource(Moment.class)
    void isDeliveredAndPaidOnce(Moment moment) {
        DeviceKey button = larder.household().addWithSharedKey("test-button");
        String slot = larder.household().bind(button.deviceId(), Wish.proposing(DETERGENT));
        EngineReach.awaitBindings(larder.endpoints().kafka(), Set.of(slot));

        try (var transactions = new HeldTransactions(larder.endpoints(), moment);
                DeviceClient patient = larder.device(button)
                        .retry(RetryPolicy.DEFAULT.within(PATIENCE))
                        .build()) {
            Map<Step, Held> steps = hold(transactions, moment);
            assertThat(patient.send(Report.Press.at(Clock.systemUTC().instant())))
                    .isInstanceOf(Outcome.Accepted.class);
            kill(steps, Step.REQUESTED, Step.TOLD, Step.RESERVED, Step.PROPOSED);
            String order = await("proposal").atMost(PATIENCE).until(() -> heldOrder(slot), id -> !id.isEmpty());
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> approve(order));
            kill(steps, Step.PLACED);
            assertThat(answer.join() == 200).isNotEqualTo(steps.containsKey(Step.PLACED));
            await("agreed to").atMost(PATIENCE).until(() -> approve(order), status -> status == 200 || status == 409);
            kill(
                    steps,
                    Step.CONFIRMED,
                    Step.HANDED_OVER,
                    Step.SENT,
                    Step.SHIPPED,
                    Step.CAPTURED,
                    Step.TAKEN,
                    Step.DELIVERED);

            await("delivered").atMost(PATIENCE).until(() -> states(slot), List.of("DELIVERED")::equals);
        }
        AuditReport report = new Audit(AuditSource.of(larder.endpoints())).settled(PATIENCE);
        assertThat(report.violations()).isEmpty();
        assertThat(report.deadLetters()).isZero();
    }

    private static Map<Step, Held> hold(HeldTransactions transactions, Moment moment) {
        Map<Step, Held> held = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            if (AT_EVERY_STEP || step.always == moment) {
                held.put(step, transactions.hold(step.service, step.action, step.condition));
            }
        }
        return held;
    }

    /** Kills the service once it takes the step, and waits until the launcher has brought it back; one step after the other. */
    private void kill(Map<Step, Held> held, Step... steps) {
        for (Step each : steps) {
            Held step = held.get(each);
            if (step != null) {
                step.awaitHeld(PATIENCE);
                larder.stack().service(each.service).crash();
                step.letGo();
                larder.stack().service(each.service).awaitReady(PATIENCE);
            }
        }
    }

    /** A step in the life of an order: which service writes it, and what it writes. */
    private enum Step {
        REQUESTED(Service.ORDER_SERVICE, "insert on order_transition", "new.to_state = 'REQUESTED'", null),
        TOLD(Service.ORDER_SERVICE, "update or delete on outbox_record", "true", null),
        RESERVED(Service.CATALOG_SERVICE, "insert on reservation", "true", Moment.BEFORE_COMMIT),
        PROPOSED(Service.ORDER_SERVICE, "insert on order_transition", "new.to_state = 'HELD'", null),
        PLACED(Service.ORDER_SERVICE, "insert on order_transition", "new.to_state = 'PLACED'", Moment.AFTER_COMMIT),
        CONFIRMED(Service.ORDER_SERVICE, "insert on order_transition", "new.to_state = 'CONFIRMED'", null),
        HANDED_OVER(Service.DELIVERY_SERVICE, "insert on shipment", "true", null),
        SENT(Service.DELIVERY_SERVICE, "insert on shipment_step", "new.step = 'DISPATCHED'", Moment.AFTER_COMMIT),
        SHIPPED(Service.ORDER_SERVICE, "insert on order_transition", "new.to_state = 'SHIPPED'", null),
        CAPTURED(Service.ORDER_SERVICE, "update on payment", "new.state = 'CAPTURED'", Moment.BEFORE_COMMIT),
        TAKEN(Service.CATALOG_SERVICE, "update on reservation", "new.state = 'SHIPPED'", null),
        DELIVERED(Service.ORDER_SERVICE, "insert on order_transition", "new.to_state = 'DELIVERED'", null);

        private final Service service;
        private final String action;
        private final String condition;

        /** When its service is killed there even where that is not tried at every step. */
        private final @Nullable Moment always;

        Step(Service service, String action, String condition, @Nullable Moment always) {
            this.service = service;
            this.action = action;
            this.condition = condition;
            this.always = always;
        }
    }

    private String heldOrder(String slot) {
        return orders(slot).stream()
                .filter(order -> order.path("state").asString().equals("HELD"))
                .map(order -> order.path("orderId").asString())
                .findFirst()
                .orElse("");
    }

    private List<String> states(String slot) {
        return orders(slot).stream()
                .map(order -> order.path("state").asString())
                .toList();
    }

    private List<JsonNode> orders(String slot) {
        Edge.Reply reply = gateway.get("/api/orders?slot=" + slot, shopper());
        return reply.status() == 200 ? reply.body().path("orders").valueStream().toList() : List.of();
    }

    /** The status of the shopper's answer to what they are shown. */
    private int approve(String order) {
        Edge.Reply shown = gateway.get("/api/orders/" + order + "/confirmation", shopper());
        return shown.status() == 200
                ? gateway.sendOnce(
                                "/api/orders/" + order + "/approve",
                                shopper(),
                                Map.of(
                                        "confirmation",
                                        shown.body().path("digest").asString()))
                        .status()
                : shown.status();
    }

    /** A token that is good for some minutes more. */
    private String shopper() {
        return larder.tokens().of(Caller.SHOPPER);
    }
}
