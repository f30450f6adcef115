package larder.order.profile;

import java.time.LocalDate;

/**
 * When a parcel can be expected.
 *
 * @param earliest the first day, by the calendar of the country it goes to
 * @param latest the last day
 */
public record DeliveryWindow(LocalDate earliest, LocalDate latest) {

    public DeliveryWindow {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("a delivery window must not end before it begins");
        }
    }
}
