package larder.engine.topology;

import static larder.engine.slot.Kitchen.SLOT;
import static larder.engine.slot.Kitchen.at;
import static larder.engine.slot.Kitchen.binding;
import static larder.engine.slot.Kitchen.level;
import static larder.engine.slot.Kitchen.press;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import larder.contracts.DecisionId;
import larder.contracts.DeviceId;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.binding.BindingState;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.Ignored;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Reason;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceState;
import larder.contracts.device.DeviceState.Status;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.OrderDelivered;
import larder.engine.slot.Kitchen;
import larder.engine.slot.Limits;
import larder.engine.slot.ReplenishmentPolicy;
import larder.events.EventHeaders;
import larder.events.EventRecords;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology with real serdes and a real store, without a broker. */
class ReplenishmentTopologyTest {

    private static final Duration NOW = Duration.ZERO;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    Path stateDirectory;

    private TopologyTestDriver driver;
    private TestInputTopic<SlotId, DeviceEvent> deviceEvents;
    private TestInputTopic<SlotId, BindingState> bindings;
    private TestInputTopic<SlotId, OrderEvent> orderEvents;
    private TestInputTopic<DeviceId, DeviceState> devices;
    private TestOutputTopic<SlotId, Decision> decisions;

    @BeforeEach
    void start() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "topology-test");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(topology(), settings);
        deviceEvents = driver.createInputTopic(
                Topics.DEVICE_EVENTS.name(),
                EngineSerdes.SLOT_ID.serializer(),
                EventRecords.serde(Topics.DEVICE_EVENTS).serializer());
        bindings = driver.createInputTopic(
                Topics.BINDINGS.name(),
                EngineSerdes.SLOT_ID.serializer(),
                EventRecords.serde(Topics.BINDINGS).serializer());
        orderEvents = driver.createInputTopic(
                Topics.ORDER_EVENTS.name(),
                EngineSerdes.SLOT_ID.serializer(),
                EventRecords.serde(Topics.ORDER_EVENTS).serializer());
        devices = driver.createInputTopic(
                Topics.DEVICES.name(),
                EngineSerdes.DEVICE_ID.serializer(),
                EventRecords.serde(Topics.DEVICES).serializer());
        decisions = driver.createOutputTopic(
                Topics.DECISIONS.name(),
                EngineSerdes.SLOT_ID.deserializer(),
                EventRecords.serde(Topics.DECISIONS).deserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private Topology topology() {
        return ReplenishmentTopology.build(new Decide.Supplier(
                new ReplenishmentPolicy(Limits.DEFAULT),
                InstantSource.fixed(at(Duration.ofMillis(40))),
                new DecisionMeters(meters),
                new CommitPace(Duration.ofMillis(25))));
    }

    @Test
    void looksAsDrawn() throws IOException {
        try (InputStream drawn = Objects.requireNonNull(getClass().getResourceAsStream("/expected_topology.txt"))) {
            assertThat(topology().describe().toString().strip().lines().map(String::stripTrailing))
                    .containsExactlyElementsOf(new String(drawn.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
    }

    @Test
    void decidesToOrderOnThePressOfABoundSlot() {
        bindings.pipeInput(SLOT, binding());

        deviceEvents.pipeInput(SLOT, press("e1", NOW));

        TestRecord<SlotId, Decision> decided = decisions.readRecord();
        OrderDecided order = (OrderDecided) decided.value();
        assertThat(decided.key()).isEqualTo(SLOT);
        assertThat(order.decision())
                .isEqualTo(DecisionId.on(SLOT, press("e1", NOW).event()));
        assertThat(order.terms()).isEqualTo(binding().terms());
        assertThat(order.receivedAt()).isEqualTo(at(NOW));
        assertThat(order.decidedAt()).isEqualTo(at(Duration.ofMillis(40)));
        assertThat(decisions.isEmpty()).isTrue();
    }

    @Test
    void tellsEveryDecisionApartByItsId() {
        deviceEvents.pipeInput(SLOT, press("e1", NOW));
        deviceEvents.pipeInput(SLOT, press("e1", NOW));

        List<String> ids = decisions.readRecordsToList().stream()
                .map(each -> Objects.requireNonNull(EventHeaders.read(each.headers(), EventHeaders.ID)))
                .toList();
        String decision = DecisionId.on(SLOT, press("e1", NOW).event()).value();
        assertThat(ids).containsExactly(decision, decision + "~0-1");
    }

    @Test
    void handsOnWhatTheGatewayNotedAndTheTrace() {
        Headers headers = new RecordHeaders();
        headers.add("larder_gateway", new byte[] {'g'});
        headers.add("traceparent", new byte[] {'t'});
        headers.add("ce_id", new byte[] {'x'});

        deviceEvents.pipeInput(new TestRecord<>(SLOT, press("e1", NOW), headers));

        Headers decided = decisions.readRecord().headers();
        assertThat(EventHeaders.read(decided, "larder_gateway")).isEqualTo("g");
        assertThat(EventHeaders.read(decided, "traceparent")).isEqualTo("t");
        assertThat(EventHeaders.read(decided, EventHeaders.ID)).hasSize(36);
        assertThat(EventHeaders.read(decided, EventHeaders.TYPE)).isEqualTo("larder.Ignored");
        assertThat(EventHeaders.read(decided, EventHeaders.SOURCE)).isEqualTo("/larder/replenishment-engine");
    }

    @Test
    void repeatsADecisionMarkedAsARepeat() {
        bindings.pipeInput(SLOT, binding());
        deviceEvents.pipeInput(SLOT, press("e1", NOW));
        deviceEvents.pipeInput(SLOT, press("e1", NOW));

        OrderDecided first = (OrderDecided) decisions.readValue();
        OrderDecided again = (OrderDecided) decisions.readValue();
        assertThat(first.repeat()).isFalse();
        assertThat(again.repeat()).isTrue();
        assertThat(again.order()).isEqualTo(first.order());
    }

    @Test
    void locksTheSlotUntilItsOrderIsOver() {
        bindings.pipeInput(SLOT, binding());
        deviceEvents.pipeInput(SLOT, press("e1", NOW));
        OrderDecided order = (OrderDecided) decisions.readValue();

        deviceEvents.pipeInput(SLOT, press("e2", Duration.ofMinutes(2)));
        assertThat(((Ignored) decisions.readValue()).openOrder()).isEqualTo(order.order());

        orderEvents.pipeInput(SLOT, new OrderDelivered(order.order(), SLOT, at(Duration.ofMinutes(3))));
        deviceEvents.pipeInput(SLOT, press("e3", Duration.ofMinutes(4)));
        assertThat(decisions.readValue()).isInstanceOf(OrderDecided.class);
    }

    @Test
    void forgetsABindingByItsTombstone() {
        bindings.pipeInput(SLOT, binding());
        bindings.pipeInput(SLOT, (BindingState) null);

        deviceEvents.pipeInput(SLOT, press("e1", NOW));

        assertThat(reason()).isEqualTo(Reason.UNBOUND);
    }

    @Test
    void barsEverySlotOfADeregisteredDevice() {
        bindings.pipeInput(SLOT, binding());
        devices.pipeInput(SLOT.device(), Kitchen.device(Status.DEREGISTERED));

        deviceEvents.pipeInput(SLOT, press("e1", NOW));

        assertThat(reason()).isEqualTo(Reason.DEREGISTERED);
    }

    @Test
    void ordersWhenTheLevelFalls() {
        bindings.pipeInput(SLOT, binding());

        deviceEvents.pipeInput(SLOT, level("e1", "50", NOW));
        deviceEvents.pipeInput(SLOT, level("e2", "20", Duration.ofHours(1)));

        assertThat(reason()).isEqualTo(Reason.ABOVE_THRESHOLD);
        assertThat(((OrderDecided) decisions.readValue()).trigger()).isEqualTo(Decision.Trigger.LEVEL);
    }

    @Test
    void countsDecisionsAndTimesPressesOnce() {
        deviceEvents.pipeInput(SLOT, press("e1", NOW));
        deviceEvents.pipeInput(SLOT, press("e1", NOW));
        deviceEvents.pipeInput(SLOT, level("e2", "50", NOW));

        assertThat(meters.get("larder.decisions")
                        .tags("answer", "unbound", "repeat", "false")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("larder.decisions")
                        .tags("answer", "unbound", "repeat", "true")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("larder.press.to.decision").timer().count()).isEqualTo(1);
    }

    private Reason reason() {
        return ((Ignored) decisions.readValue()).reason();
    }
}
