package larder.sdk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One thing a device has to say about one of its slots. It keeps its event id however often it is sent. */
public sealed interface Report {

    /** The slot of a device that has only one. */
    String MAIN_SLOT = "main";

    /** Names this report for ever: the same id means the same press, reading or wish. */
    String eventId();

    /** The slot's name within the device. */
    String slot();

    /** When it happened, by the device's clock. */
    Instant occurredAt();

    /** The path it is posted to. */
    String path();

    /** The body it is posted with. */
    default byte[] body() {
        return Json.MAPPER.writeValueAsBytes(this);
    }

    /** A new event id. */
    static String newEventId() {
        return UUID.randomUUID().toString();
    }

    /**
     * Somebody pressed a button.
     *
     * @param eventId names this press
     * @param slot the slot's name
     * @param click how it was pressed
     * @param occurredAt when it was pressed
     */
    record Press(String eventId, String slot, Click click, Instant occurredAt) implements Report {

        public Press {
            requireShape(eventId);
            requireShape(slot);
        }

        /** A new single press of the main slot. */
        public static Press at(Instant occurredAt) {
            return new Press(newEventId(), MAIN_SLOT, Click.SINGLE, occurredAt);
        }

        @Override
        public String path() {
            return "/v1/presses";
        }
    }

    /**
     * A sensor's reading: exactly one of what is left and what was used, in the slot's own unit.
     *
     * @param eventId names this reading
     * @param slot the slot's name
     * @param level what is left
     * @param used what was used since the last report
     * @param occurredAt when it was read
     */
    record Reading(
            String eventId,
            String slot,
            @Nullable BigDecimal level,
            @Nullable BigDecimal used,
            Instant occurredAt) implements Report {

        public Reading {
            requireShape(eventId);
            requireShape(slot);
            if ((level == null) == (used == null)) {
                throw new IllegalArgumentException("a reading tells either the level or what was used");
            }
        }

        /** A new reading of what is left. */
        public static Reading ofLevel(String slot, BigDecimal level, Instant occurredAt) {
            return new Reading(newEventId(), slot, level, null, occurredAt);
        }

        /** A new report of what was used. */
        public static Reading ofUse(String slot, BigDecimal used, Instant occurredAt) {
            return new Reading(newEventId(), slot, null, used, occurredAt);
        }

        @Override
        public String path() {
            return "/v1/readings";
        }
    }

    /**
     * A device that counts for itself asks for a refill outright.
     *
     * @param eventId names this wish
     * @param slot the slot's name
     * @param occurredAt when it was found to be needed
     */
    record Replenishment(String eventId, String slot, Instant occurredAt) implements Report {

        public Replenishment {
            requireShape(eventId);
            requireShape(slot);
        }

        /** A new wish for a slot. */
        public static Replenishment of(String slot, Instant occurredAt) {
            return new Replenishment(newEventId(), slot, occurredAt);
        }

        @Override
        public String path() {
            return "/v1/replenishments";
        }
    }

    /** How a button was pressed. */
    enum Click {
        SINGLE,
        DOUBLE,
        LONG
    }

    private static void requireShape(String name) {
        if (!Shape.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an event id or slot has 1 to 64 letters, digits or . _ ~ -");
        }
    }

    /** What an event id or a slot's name may look like. */
    final class Shape {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

        private Shape() {}
    }
}
