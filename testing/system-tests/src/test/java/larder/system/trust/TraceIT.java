package larder.system.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.sdk.DeviceKey;
import larder.sdk.Report;
import larder.sdk.RequestSigner;
import larder.stack.RunningLarder;
import larder.stack.edge.Caller;
import larder.stack.edge.Household.Wish;
import larder.stack.run.EngineReach;
import larder.stack.run.Service;
import larder.system.HurriedLarder;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;

/** One search through the logs that replays a press: the trace that a device names goes from its request to the parcel. */
class TraceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunningLarder larder = HurriedLarder.running();
    private final ServiceClient origin = new ServiceClient(
            larder.endpoints().api().toString(), larder.stack().authority().clientContext());
    private final String trace =
            HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits()) + "00f067aa0ba902b7";

    @Test
    void replaysAPressByItsTraceAlone() {
        DeviceKey button = larder.household().addWithSharedKey("larder-button");
        String slot = larder.household().bind(button.deviceId(), Wish.of("LAUNDRY-3L-01"));
        EngineReach.awaitBindings(larder.endpoints().kafka(), Set.of(slot));

        assertThat(press(button).status()).isIn(200, 202);

        String order =
                await("an order").atMost(PATIENCE).until(() -> deliveredOrderOf(slot), found -> !found.isEmpty());
        assertThat(tracesOf(Topics.DEVICE_EVENTS, slot)).isNotEmpty().allMatch(each -> each.contains(trace));
        assertThat(tracesOf(Topics.DECISIONS, slot)).isNotEmpty().allMatch(each -> each.contains(trace));
        assertThat(tracesOf(Topics.ORDER_EVENTS, slot)).hasSizeGreaterThan(4).allMatch(each -> each.contains(trace));
        for (String state : List.of("REQUESTED", "PLACED", "CONFIRMED", "SHIPPED", "DELIVERED")) {
            awaitLine(Service.ORDER_SERVICE, order, "state=" + state);
        }
        awaitLine(Service.CATALOG_SERVICE, order, "outcome=RESERVED");
        awaitLine(Service.CATALOG_SERVICE, order, "outcome=SHIPPED");
        awaitLine(Service.DELIVERY_SERVICE, order, "step=created");
    }

    private List<String> tracesOf(Topic<SlotId, ?> topic, String slot) {
        return TopicRecords.of(larder.endpoints().kafka(), topic.name()).stream()
                .filter(each -> each.key().equals(slot))
                .map(each -> new String(
                        Objects.requireNonNull(each.headers().lastHeader("traceparent"), topic.name())
                                .value(),
                        StandardCharsets.US_ASCII))
                .toList();
    }

    private void awaitLine(Service service, String order, String what) {
        await(service.module() + " tells of " + what)
                .atMost(PATIENCE)
                .until(() -> linesOfTrace(service).stream()
                        .anyMatch(line -> line.contains("order=" + order) && line.contains(what)));
    }

    private Response press(DeviceKey button) {
        Instant now = Clock.systemUTC().instant();
        Report press = Report.Press.at(now);
        var signed = new RequestSigner(button).sign("POST", press.path(), press.body(), press.eventId(), now);
        String[] headers = Stream.concat(
                        signed.asMap().entrySet().stream().flatMap(each -> Stream.of(each.getKey(), each.getValue())),
                        Stream.of("traceparent", "00-" + trace + "-b7ad6b7169203331-01"))
                .toArray(String[]::new);
        return origin.send("POST", press.path(), null, new String(press.body(), StandardCharsets.UTF_8), headers);
    }

    private String deliveredOrderOf(String slot) {
        return origin.get("/api/orders?slot=" + slot, larder.tokens().of(Caller.SHOPPER))
                .json()
                .path("orders")
                .valueStream()
                .filter(order -> order.path("state").asString().equals("DELIVERED"))
                .map(order -> order.path("orderId").asString())
                .findFirst()
                .orElse("");
    }

    private List<String> linesOfTrace(Service service) throws IOException {
        Path log = Objects.requireNonNull(
                larder.endpoints().service(service.module()).log());
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(trace)).toList();
        }
    }
}
