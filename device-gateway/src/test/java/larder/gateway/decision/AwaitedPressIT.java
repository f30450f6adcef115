package larder.gateway.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import larder.contracts.DecisionId;
import larder.contracts.EventId;
import larder.contracts.OrderId;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.Ignored;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Reason;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.device.DeviceEvent;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.Report;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;

class AwaitedPressIT extends GatewayTest {

    private final TestTopic<SlotId, DeviceEvent> events = TestTopic.of(Topics.DEVICE_EVENTS);
    private final TestTopic<SlotId, Decision> decisions = TestTopic.of(Topics.DECISIONS);

    @Test
    void answersAllWhoWaitWithTheEnginesDecision() throws ExecutionException, InterruptedException {
        TestDevice button = device();
        Report press = Report.Press.at(Clock.systemUTC().instant());
        EventId event = new EventId(press.eventId());
        DecisionId decision = DecisionId.on(button.slot(), event);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Response>> waiting = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> button.send(gateway(), press, "Prefer", "wait=20"), callers))
                    .limit(3)
                    .toList();
            events.awaitCount(3, each -> each.event().equals(event));

            decisions.send(
                    button.slot(),
                    new OrderDecided(
                            decision,
                            event,
                            button.slot(),
                            OrderId.from(decision),
                            Trigger.PRESS,
                            Fixtures.terms(),
                            false,
                            Fixtures.now(),
                            Fixtures.now()));

            for (CompletableFuture<Response> one : waiting) {
                Response answer = one.get();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=20");
                assertThat(answer.json().path("status").asString()).isEqualTo("DECIDED");
                assertThat(answer.json().path("answer").asString()).isEqualTo("ORDER");
                assertThat(answer.json().path("orderId").asString())
                        .isEqualTo(OrderId.from(decision).value());
                assertThat(answer.json().path("repeat").asBoolean()).isFalse();
                assertThat(answer.json().has("reason")).isFalse();
            }
        }
    }

    @Test
    void tellsWhyNothingIsOrdered() throws ExecutionException, InterruptedException {
        TestDevice button = device();
        Report press = Report.Press.at(Clock.systemUTC().instant());
        EventId event = new EventId(press.eventId());
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting =
                    CompletableFuture.supplyAsync(() -> button.send(gateway(), press, "Prefer", "wait=20"), callers);
            events.await(each -> each.event().equals(event));

            decisions.send(
                    button.slot(),
                    new Ignored(
                            DecisionId.on(button.slot(), event),
                            event,
                            button.slot(),
                            Reason.UNBOUND,
                            null,
                            true,
                            Fixtures.now(),
                            Fixtures.now()));

            Response answer = waiting.get();
            assertThat(answer.json().path("answer").asString()).isEqualTo("IGNORED");
            assertThat(answer.json().path("reason").asString()).isEqualTo("UNBOUND");
            assertThat(answer.json().path("repeat").asBoolean()).isTrue();
        }
    }
}
