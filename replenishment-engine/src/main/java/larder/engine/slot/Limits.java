package larder.engine.slot;

import java.time.Duration;

/**
 * The numbers of the decision table that hold for every slot.
 *
 * @param pressExpiry the oldest a press or a spoken wish may be when it comes in
 * @param readingExpiry the oldest a reading may be when it comes in
 * @param clockSkew how far a device's clock may be ahead of the gateway's
 * @param debounce how long after an accepted press further presses are taken for the same wish
 * @param rememberedEvents how many events of a slot are remembered to recognise repeats, 1 to 250
 * @param rememberedFor how long they are remembered
 * @param pauseAfterCancel how long a slot orders nothing by itself after its household called off what it had ordered
 */
public record Limits(
        Duration pressExpiry,
        Duration readingExpiry,
        Duration clockSkew,
        Duration debounce,
        int rememberedEvents,
        Duration rememberedFor,
        Duration pauseAfterCancel) {

    public static final Limits DEFAULT = new Limits(
            Duration.ofMinutes(10),
            Duration.ofHours(24),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            64,
            Duration.ofDays(7),
            Duration.ofDays(5));

    public Limits {
        if (rememberedEvents < 1 || rememberedEvents > AnsweredEvents.MAX) {
            throw new IllegalArgumentException("rememberedEvents must be 1 to " + AnsweredEvents.MAX);
        }
    }
}
