package larder.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import larder.contracts.Address;
import larder.contracts.DeviceId;
import larder.contracts.EventId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.LevelRule;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceEvent.ButtonPressed;
import larder.contracts.device.DeviceEvent.Click;
import larder.contracts.device.DeviceEvent.LevelRead;
import larder.contracts.device.DeviceState;
import larder.events.EventRecords;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Ten thousand bound slots and what they report: four readings of a level, all well, to one press. */
final class HouseholdEvents {

    static final int SLOTS = 10_000;

    private static final int PRESS_EVERY = 5;
    private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(2);
    private static final LevelRule RULE =
            new LevelRule(new BigDecimal("1000"), new BigDecimal("100"), new BigDecimal("50"));
    private static final OrderTerms TERMS = new OrderTerms(
            new ShopperId("bench-shopper"),
            new Sku("bench-coffee"),
            Quantity.ONE,
            null,
            new Address("Kim Bench", "1 Floor Street", null, "Seoul", "04524", "KR"));

    private HouseholdEvents() {}

    static SlotId slot(int number) {
        return new SlotId(new DeviceId("bench-%05d".formatted(number % SLOTS)), SlotId.MAIN);
    }

    /** The devices, claimed, and their bindings. */
    static Stream<ProducerRecord<String, byte[]>> households(Instant since) {
        return Stream.iterate(0, number -> number + 1).limit(SLOTS).flatMap(number -> {
            SlotId slot = slot(number);
            DeviceState device = new DeviceState(
                    slot.device(),
                    "bench-appliance",
                    List.of(SlotId.MAIN),
                    DeviceState.Status.CLAIMED,
                    TERMS.owner(),
                    since);
            BindingState binding = new BindingState(slot, TERMS, false, false, 5, RULE, 1, since);
            return Stream.of(
                    EventRecords.of(Topics.DEVICES, slot.device(), device, "device-" + number, since),
                    EventRecords.of(Topics.BINDINGS, slot, binding, "binding-" + number, since));
        });
    }

    /** So many reports, of each slot in turn, ending about now. */
    static Stream<ProducerRecord<String, byte[]>> reports(int count, Instant now) {
        Instant begin = now.minus(BETWEEN_REPORTS.multipliedBy(count / SLOTS + 1));
        return Stream.iterate(0, number -> number + 1).limit(count).map(number -> {
            int turn = number / SLOTS;
            return record(report(
                    number,
                    "report-" + number,
                    turn % PRESS_EVERY == 0,
                    begin.plus(BETWEEN_REPORTS.multipliedBy(turn))));
        });
    }

    static DeviceEvent report(int number, String event, boolean press, Instant at) {
        SlotId slot = slot(number);
        EventId id = new EventId(event);
        return press
                ? new ButtonPressed(id, slot, Click.SINGLE, at, at)
                : new LevelRead(id, slot, new BigDecimal("900"), at, at);
    }

    static ProducerRecord<String, byte[]> record(DeviceEvent event) {
        return EventRecords.of(
                Topics.DEVICE_EVENTS, event.slot(), event, event.event().value(), event.receivedAt());
    }

    /** The same record for another topic. */
    static ProducerRecord<String, byte[]> redirected(ProducerRecord<String, byte[]> record, String topic) {
        return new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
    }
}
