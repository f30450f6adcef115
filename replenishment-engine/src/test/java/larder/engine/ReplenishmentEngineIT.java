package larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import larder.contracts.Consent;
import larder.contracts.EventId;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.binding.BindingState;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceEvent.ButtonPressed;
import larder.contracts.device.DeviceEvent.LevelRead;
import larder.contracts.device.DeviceEvent.ReplenishmentAsked;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderDelivered;
import larder.events.EventHeaders;
import larder.testing.Fixtures;
import larder.testing.TestTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine as it is deployed, against a real broker. */
class ReplenishmentEngineIT {

    private static final TestTopic<SlotId, BindingState> BINDINGS = TestTopic.of(Topics.BINDINGS);
    private static final TestTopic<SlotId, DeviceEvent> DEVICE_EVENTS = TestTopic.of(Topics.DEVICE_EVENTS);
    private static final TestTopic<SlotId, Decision> DECISIONS = TestTopic.of(Topics.DECISIONS);

    private static final AtomicInteger LATER = new AtomicInteger();

    @TempDir
    static Path folder;

    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        engine = EngineProcess.start(folder).awaitReady();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void decidesEveryEventOnceThoughItIsKilledMidStream() {
        List<SlotId> slots = bindSlots(40);
        List<ButtonPressed> presses = IntStream.range(0, 25)
                .boxed()
                .flatMap(_ -> slots.stream().map(Fixtures::press))
                .toList();

        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> presses.forEach(this::sendOftenTwice));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> decided(slots).size() > 200);
        engine.crashAndRestart();
        sending.join();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> eventsOf(decided(slots)).size() == presses.size());

        List<Decision> first =
                decided(slots).stream().filter(each -> !each.repeat()).toList();
        assertThat(first).extracting(Decision::event).doesNotHaveDuplicates().hasSize(presses.size());
        assertThat(first)
                .filteredOn(OrderDecided.class::isInstance)
                .extracting(Decision::slot)
                .containsExactlyInAnyOrderElementsOf(slots);
    }

    @Test
    void freesTheSlotWhenItsOrderIsDelivered() {
        SlotId slot = bindSlots(1).getFirst();
        ButtonPressed press = Fixtures.press(slot);
        DEVICE_EVENTS.send(slot, press);
        OrderDecided order = (OrderDecided) DECISIONS.await(each -> each.event().equals(press.event()));

        TestTopic.of(Topics.ORDER_EVENTS).send(slot, new OrderDelivered(order.order(), slot, Fixtures.now()));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> answerTo(laterPress(slot)) instanceof OrderDecided);
    }

    @Test
    void ordersNothingByItselfAfterItsHouseholdCancelled() {
        SlotId slot = bindSlots(1).getFirst();
        OrderDecided order = (OrderDecided) answerTo(asked(slot, DeviceEvent.Channel.PARTNER_DEVICE));

        TestTopic.of(Topics.ORDER_EVENTS)
                .send(slot, new OrderCancelled(order.order(), slot, CancelReason.BY_SHOPPER, Fixtures.now()));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> answerTo(asked(slot, DeviceEvent.Channel.PARTNER_DEVICE)) instanceof Decision.Ignored no
                        && no.reason() == Decision.Reason.CANCELLED_LATELY);
        assertThat(answerTo(asked(slot, DeviceEvent.Channel.VOICE))).isInstanceOf(OrderDecided.class);
    }

    private static ReplenishmentAsked asked(SlotId slot, DeviceEvent.Channel channel) {
        ButtonPressed press = Fixtures.press(slot);
        return new ReplenishmentAsked(press.event(), slot, channel, press.occurredAt(), press.receivedAt());
    }

    @Test
    void ordersNothingForABindingThatNeedsAChoiceUntilItIsMade() {
        SlotId slot = bindSlots(1).getFirst();
        BindingState bound = Fixtures.binding(slot);
        OrderTerms terms = bound.terms();
        var proposing = new OrderTerms(
                terms.owner(),
                terms.sku(),
                terms.quantity(),
                null,
                terms.deliveryAddress(),
                new Consent(Consent.Mode.PROPOSE, Money.of("4.50", "EUR"), 10, 8, null),
                OrderTerms.DeliveryPreference.PICKUP_POINT);

        BINDINGS.send(slot, standing(bound, terms, BindingState.ChoiceReason.PRODUCT_NOT_FOR_SALE));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> answerTo(Fixtures.reading(slot, "1", Fixtures.now())) instanceof Decision.Ignored ignored
                        && ignored.reason() == Decision.Reason.NEEDS_CHOICE);
        assertThat(answerTo(laterPress(slot)))
                .isInstanceOfSatisfying(
                        Decision.Ignored.class,
                        ignored -> assertThat(ignored.reason()).isEqualTo(Decision.Reason.NEEDS_CHOICE));

        BINDINGS.send(slot, standing(bound, proposing, null));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> answerTo(laterPress(slot)) instanceof OrderDecided order
                        && order.terms().equals(proposing));
    }

    private static BindingState standing(
            BindingState bound, OrderTerms terms, BindingState.@Nullable ChoiceReason reason) {
        return new BindingState(
                bound.slot(),
                terms,
                false,
                false,
                bound.dailyCap(),
                null,
                2,
                Fixtures.now(),
                reason == null ? BindingState.Status.ACTIVE : BindingState.Status.NEEDS_CHOICE,
                reason);
    }

    @Test
    void putsARecordAsideThatIsNoEventAndGoesOn() {
        SlotId slot = bindSlots(1).getFirst();
        byte[] poison = ("{\"no\":\"" + slot + "\"").getBytes(StandardCharsets.UTF_8);
        ButtonPressed astray = Fixtures.press(Fixtures.slot());

        DEVICE_EVENTS.sendRaw(slot.value(), poison, Map.of(EventHeaders.TYPE, "larder.ButtonPressed"));
        DEVICE_EVENTS.sendRaw("no slot id", poison, Map.of());
        DEVICE_EVENTS.send(slot, astray);
        ButtonPressed press = Fixtures.press(slot);
        DEVICE_EVENTS.send(slot, press);

        DECISIONS.await(each -> each.event().equals(press.event()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> deadLetters(slot).size() == 2);
        ConsumerRecord<String, byte[]> aside = deadLetters(slot).getFirst();
        assertThat(aside.value()).isEqualTo(poison);
        assertThat(EventHeaders.read(aside.headers(), "__streams.errors.topic")).isEqualTo(Topics.DEVICE_EVENTS.name());
        assertThat(EventHeaders.read(aside.headers(), "__streams.errors.message"))
                .contains("ButtonPressed");
        assertThat(EventHeaders.read(aside.headers(), EventHeaders.TYPE)).isEqualTo("larder.ButtonPressed");
        assertThat(DECISIONS.all()).extracting(Decision::event).doesNotContain(astray.event());
        assertThat(engine.get("/actuator/prometheus"))
                .contains("larder_dead_letters_total{", "larder_decisions_total{");
    }

    private static List<ConsumerRecord<String, byte[]>> deadLetters(SlotId slot) {
        return TestTopic.records(Topics.DEAD_LETTERS).stream()
                .filter(each -> slot.value().equals(each.key()))
                .toList();
    }

    private static List<SlotId> bindSlots(int count) {
        List<SlotId> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SlotId slot = Fixtures.slot();
            BINDINGS.send(slot, Fixtures.binding(slot));
            slots.add(slot);
        }
        Awaitility.await("bindings to be known").atMost(Duration.ofMinutes(1)).until(() -> areBindingsKnown(slots));
        return slots;
    }

    /** A reading of a slot without a level rule is unbound before the binding is known and implausible after; it orders nothing. */
    private static boolean areBindingsKnown(List<SlotId> slots) {
        Set<EventId> readings = new HashSet<>();
        for (SlotId slot : slots) {
            LevelRead reading = Fixtures.reading(slot, "1", Fixtures.now());
            DEVICE_EVENTS.send(slot, reading);
            readings.add(reading.event());
        }
        return DECISIONS.awaitCount(slots.size(), each -> readings.contains(each.event())).stream()
                .allMatch(each ->
                        each instanceof Decision.Ignored ignored && ignored.reason() == Decision.Reason.IMPLAUSIBLE);
    }

    private void sendOftenTwice(ButtonPressed press) {
        DEVICE_EVENTS.send(press.slot(), press);
        if (press.event().hashCode() % 3 == 0) {
            DEVICE_EVENTS.send(press.slot(), press);
        }
    }

    private static Decision answerTo(DeviceEvent event) {
        DEVICE_EVENTS.send(event.slot(), event);
        return DECISIONS.await(each -> each.event().equals(event.event()));
    }

    /** A press long enough after all others not to be taken for the same wish. */
    private static ButtonPressed laterPress(SlotId slot) {
        ButtonPressed press = Fixtures.press(slot);
        Instant later = press.occurredAt().plus(Duration.ofMinutes(LATER.incrementAndGet()));
        return new ButtonPressed(press.event(), slot, press.click(), later, later);
    }

    private static List<Decision> decided(List<SlotId> slots) {
        Set<SlotId> wanted = new HashSet<>(slots);
        return DECISIONS.all().stream()
                .filter(each -> wanted.contains(each.slot()))
                .filter(each -> !(each instanceof Decision.Ignored ignored
                        && (ignored.reason() == Decision.Reason.IMPLAUSIBLE
                                || ignored.reason() == Decision.Reason.UNBOUND)))
                .toList();
    }

    private static Set<EventId> eventsOf(List<Decision> decisions) {
        return decisions.stream().map(Decision::event).collect(Collectors.toSet());
    }
}
