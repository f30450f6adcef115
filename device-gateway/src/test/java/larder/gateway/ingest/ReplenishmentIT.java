package larder.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import larder.contracts.DecisionId;
import larder.contracts.EventId;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.Ignored;
import larder.contracts.decision.Decision.Reason;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceEvent.Channel;
import larder.contracts.device.DeviceEvent.ReplenishmentAsked;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refills that are asked for outright: by an appliance, by a button in the app, by voice. */
class ReplenishmentIT extends GatewayTest {

    private final TestTopic<SlotId, DeviceEvent> events = TestTopic.of(Topics.DEVICE_EVENTS);
    private final TestTopic<SlotId, Decision> decisions = TestTopic.of(Topics.DECISIONS);
    private final String event = "wish-" + UUID.randomUUID();
    private final String shopper = "shopper-" + UUID.randomUUID();

    private TestDevice device;
    private String owner;

    @BeforeEach
    void register() {
        device = device();
        owner = whoOrders(shopper);
    }

    @Test
    void takesInWhatAnApplianceAsksFor() {
        String body = """
                {"eventId":"%s","occurredAt":"%s"}""".formatted(event, Clock.systemUTC().instant());

        Response answer = device.send(gateway(), "/v1/replenishments", event, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(asked().channel()).isEqualTo(Channel.PARTNER_DEVICE);
        assertThat(device.send(gateway(), "/v1/replenishments", event, body.replace("event", "other"))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(device.send(gateway(), "/v1/replenishments", "another", body).problem())
                .isEqualTo("signature-invalid");
    }

    @Test
    void takesInATapOfItsOwnerInTheAppOncePerTap() {
        claim();

        Response first = ask(owner, "");
        Response again = ask(owner, "");

        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(first.json()).isEqualTo(again.json());
        assertThat(first.json().path("decisionId").asString())
                .isEqualTo(DecisionId.on(device.slot(), new EventId(event)).value());
        assertThat(asked().channel()).isEqualTo(Channel.VIRTUAL_BUTTON);
    }

    @Test
    void saysThatItWasAskedForByVoice() {
        claim();

        ask(owner, ",\"channel\":\"VOICE\"");

        assertThat(asked().channel()).isEqualTo(Channel.VOICE);
    }

    @Test
    void tellsTheDecisionToWhoWaitsForIt() throws ExecutionException, InterruptedException {
        claim();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = CompletableFuture.supplyAsync(() -> ask(owner, "", "Prefer", "wait=20"), callers);
            asked();
            decisions.send(
                    device.slot(),
                    new Ignored(
                            DecisionId.on(device.slot(), new EventId(event)),
                            new EventId(event),
                            device.slot(),
                            Reason.UNBOUND,
                            null,
                            false,
                            Fixtures.now(),
                            Fixtures.now()));

            Response answer = waiting.get();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=20");
            assertThat(answer.json().path("answer").asString()).isEqualTo("IGNORED");
            assertThat(answer.json().path("reason").asString()).isEqualTo("UNBOUND");
        }
    }

    @Test
    void hearsNobodyButTheOwnerOfASlotThatIsThere() {
        claim();
        String body = "{\"eventId\":\"" + event + "\"}";

        assertThat(ask(whoOrders("stranger"), "").problem()).isEqualTo("device-not-owned");
        assertThat(gateway().post(path("none"), owner, body).problem()).isEqualTo("slot-unknown");
        assertThat(gateway()
                        .post("/api/slots/no-slot/replenishments", owner, body)
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(gateway().post(path(SlotId.MAIN), owner, "{}").problem()).isEqualTo("invalid-request");
        assertThat(ask(owner, ",\"channel\":\"PARTNER_DEVICE\"").problem()).isEqualTo("invalid-request");
        assertThat(ask(ops(), "").problem()).isEqualTo("forbidden");
        assertThat(events.all()).noneMatch(each -> each.event().value().equals(event));
    }

    private String whoOrders(String account) {
        return minted(account, "shopper", "devices orders", Map.of());
    }

    private void claim() {
        gateway().post("/api/devices/claims", owner, "{\"claimCode\":\"" + device.claimCode() + "\"}");
    }

    private Response ask(String token, String more, String... headers) {
        return gateway().send("POST", path(SlotId.MAIN), token, "{\"eventId\":\"" + event + "\"" + more + "}", headers);
    }

    private String path(String slot) {
        return "/api/slots/" + device.id() + ":" + slot + "/replenishments";
    }

    private ReplenishmentAsked asked() {
        return (ReplenishmentAsked) events.await(each -> each.event().value().equals(event));
    }
}
