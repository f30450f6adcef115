package larder.order.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The day and the month that it is for a household.
 *
 * @param day the first moment of the day
 * @param month the first moment of the calendar month
 */
public record Periods(Instant day, Instant month) {

    /** By the clock of a zone; a day begins at its first moment, which is not midnight where the clock was put forward then. */
    public static Periods at(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return new Periods(
                today.atStartOfDay(zone).toInstant(),
                today.withDayOfMonth(1).atStartOfDay(zone).toInstant());
    }
}
