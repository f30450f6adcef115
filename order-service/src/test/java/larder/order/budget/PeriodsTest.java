package larder.order.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {

    /** Berlin puts its clocks forward on 29 March; Cairo does at midnight, so that its day begins at one. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-14T12:00:00Z, UTC, 2026-03-14T00:00:00Z, 2026-03-01T00:00:00Z",
        "2026-03-31T22:30:00Z, Europe/Berlin, 2026-03-31T22:00:00Z, 2026-03-31T22:00:00Z",
        "2026-03-31T21:59:59Z, Europe/Berlin, 2026-03-30T22:00:00Z, 2026-02-28T23:00:00Z",
        "2026-01-01T03:00:00Z, America/New_York, 2025-12-31T05:00:00Z, 2025-12-01T05:00:00Z",
        "2026-04-24T12:00:00Z, Africa/Cairo, 2026-04-23T22:00:00Z, 2026-03-31T22:00:00Z"
    })
    void beginByTheClockOnTheWall(Instant now, ZoneId zone, Instant day, Instant month) {
        assertThat(Periods.at(now, zone)).isEqualTo(new Periods(day, month));
    }
}
