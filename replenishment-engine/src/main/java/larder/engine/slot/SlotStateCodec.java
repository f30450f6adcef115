package larder.engine.slot;

import java.time.Instant;
import java.util.List;
import larder.contracts.OrderId;
import larder.contracts.binding.LevelRule;

/**
 * The stored form of a {@link SlotState}: a version byte, then its parts in order. Version 1 knew neither bindings that need a choice
 * nor devices that are paused, version 2 nothing of orders that a slot made by itself; both are still read.
 */
public final class SlotStateCodec {

    private static final int VERSION = 3;
    private static final int BEFORE_REORDERS = 2;
    private static final int BEFORE_CHOICES = 1;

    private SlotStateCodec() {}

    public static byte[] write(SlotState slot) {
        Packer out = new Packer(256 + slot.answered().entries().length);
        out.octet(VERSION);
        out.optional(slot.binding().terms(), SlotStateCodec::writeTerms);
        out.optional(slot.binding().rules(), SlotStateCodec::writeRules);
        out.octet(codeOf(slot.device()));
        out.list(slot.orders().open(), SlotStateCodec::writeOrder);
        out.list(slot.orders().askedAt(), Packer::instant);
        out.optional(slot.pressedAt(), Packer::instant);
        writeGauge(out, slot.gauge());
        out.bytes(slot.answered().entries());
        out.list(slot.answered().terms(), SlotStateCodec::writeTerms);
        out.list(slot.answered().openOrders(), SlotStateCodec::writeOrder);
        writeReorders(out, slot.reorders());
        return out.toBytes();
    }

    public static SlotState read(byte[] bytes) {
        Unpacker in = new Unpacker(bytes);
        int version = in.octet();
        if (version < BEFORE_CHOICES || version > VERSION) {
            throw new UnreadableSlotState("a slot's state has version " + version + ", this engine reads " + VERSION);
        }
        Binding binding = new Binding(
                in.optional(SlotStateCodec::readTerms),
                in.optional(
                        version == BEFORE_CHOICES
                                ? SlotStateCodec::readRulesBeforeChoices
                                : SlotStateCodec::readRules));
        Standing standing = readStanding(in.octet());
        OrderBook orders = new OrderBook(in.list(SlotStateCodec::readOrder), in.list(Unpacker::instant));
        Instant pressedAt = in.optional(Unpacker::instant);
        Gauge gauge = readGauge(in);
        AnsweredEvents answered = readAnswered(in);
        Reorders reorders = version <= BEFORE_REORDERS ? madeBefore(gauge, orders) : readReorders(in);
        return new SlotState(binding, standing, orders, pressedAt, gauge, answered, reorders);
    }

    /** What a reading had ordered is known of former states by what it disarmed. */
    private static Reorders madeBefore(Gauge gauge, OrderBook orders) {
        Disarmed disarmed = gauge.disarmed();
        return disarmed != null && orders.open().contains(disarmed.order())
                ? Reorders.NONE.asked(disarmed.order())
                : Reorders.NONE;
    }

    private static AnsweredEvents readAnswered(Unpacker in) {
        byte[] entries = in.bytes();
        List<PackedTerms> terms = in.list(SlotStateCodec::readTerms);
        return new AnsweredEvents(entries, terms, in.list(SlotStateCodec::readOrder));
    }

    private static void writeReorders(Packer out, Reorders reorders) {
        out.list(reorders.open(), SlotStateCodec::writeOrder);
        out.number(reorders.cancelledInARow());
        out.optional(reorders.cancelledAt(), Packer::instant);
    }

    private static Reorders readReorders(Unpacker in) {
        return new Reorders(in.list(SlotStateCodec::readOrder), (int) in.number(), in.optional(Unpacker::instant));
    }

    private static void writeTerms(Packer out, PackedTerms terms) {
        out.bytes(terms.bytes());
    }

    private static PackedTerms readTerms(Unpacker in) {
        return new PackedTerms(in.bytes());
    }

    private static void writeRules(Packer out, Binding.Rules rules) {
        out.flag(rules.paused());
        out.flag(rules.needsChoice());
        out.flag(rules.severalOpenOrders());
        out.number(rules.dailyCap());
        out.optional(rules.level(), SlotStateCodec::writeLevelRule);
    }

    private static Binding.Rules readRules(Unpacker in) {
        return new Binding.Rules(
                in.flag(), in.flag(), in.flag(), (int) in.number(), in.optional(SlotStateCodec::readLevelRule));
    }

    private static Binding.Rules readRulesBeforeChoices(Unpacker in) {
        return new Binding.Rules(
                in.flag(), false, in.flag(), (int) in.number(), in.optional(SlotStateCodec::readLevelRule));
    }

    /** 0 and 1 are what version 1 wrote for a device that was not barred, and one that was. */
    private static int codeOf(Standing device) {
        return switch (device) {
            case FREE -> 0;
            case BARRED -> 1;
            case PAUSED -> 2;
        };
    }

    private static Standing readStanding(int code) {
        return switch (code) {
            case 0 -> Standing.FREE;
            case 1 -> Standing.BARRED;
            case 2 -> Standing.PAUSED;
            default -> throw new UnreadableSlotState("no standing of a device has the code " + code);
        };
    }

    private static void writeLevelRule(Packer out, LevelRule rule) {
        out.decimal(rule.capacity());
        out.decimal(rule.threshold());
        out.decimal(rule.hysteresis());
    }

    private static LevelRule readLevelRule(Unpacker in) {
        return new LevelRule(in.decimal(), in.decimal(), in.decimal());
    }

    private static void writeOrder(Packer out, OrderId order) {
        out.uuid(order.uuid());
    }

    private static OrderId readOrder(Unpacker in) {
        return new OrderId(in.uuid());
    }

    private static void writeGauge(Packer out, Gauge gauge) {
        out.optional(gauge.estimate(), Packer::decimal);
        out.optional(gauge.level(), SlotStateCodec::writeReading);
        out.optional(gauge.readAt(), Packer::instant);
        out.flag(gauge.byUsage());
        out.optional(gauge.suspect(), SlotStateCodec::writeReading);
        out.optional(gauge.disarmed(), SlotStateCodec::writeDisarmed);
    }

    private static Gauge readGauge(Unpacker in) {
        return new Gauge(
                in.optional(Unpacker::decimal),
                in.optional(SlotStateCodec::readReading),
                in.optional(Unpacker::instant),
                in.flag(),
                in.optional(SlotStateCodec::readReading),
                in.optional(SlotStateCodec::readDisarmed));
    }

    private static void writeReading(Packer out, Gauge.Reading reading) {
        out.decimal(reading.level());
        out.instant(reading.at());
    }

    private static Gauge.Reading readReading(Unpacker in) {
        return new Gauge.Reading(in.decimal(), in.instant());
    }

    private static void writeDisarmed(Packer out, Disarmed disarmed) {
        writeOrder(out, disarmed.order());
        out.flag(disarmed.delivered());
        out.optional(disarmed.lowest(), Packer::decimal);
        out.optional(disarmed.failedAt(), Packer::instant);
    }

    private static Disarmed readDisarmed(Unpacker in) {
        return new Disarmed(readOrder(in), in.flag(), in.optional(Unpacker::decimal), in.optional(Unpacker::instant));
    }
}
