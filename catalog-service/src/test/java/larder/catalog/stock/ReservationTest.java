package larder.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.UUID;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import org.junit.jupiter.api.Test;

class ReservationTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Reservation reservation = new Reservation(
            new OrderId(new UUID(1, 2)), new Sku("WATER-1"), new Quantity(3), Money.of("5.49", "USD"), NOON);

    @Test
    void shipsOnce() {
        assertThat(reservation.ship(NOON)).isTrue();
        assertThat(reservation.ship(NOON)).isFalse();
    }

    @Test
    void releasesOnce() {
        assertThat(reservation.release(NOON)).isTrue();
        assertThat(reservation.release(NOON)).isFalse();
    }

    @Test
    void leavesWhatWasShippedToComeBackWithItsParcel() {
        reservation.ship(NOON);

        assertThat(reservation.release(NOON)).isFalse();
    }

    @Test
    void neverShipsWhatWasReleased() {
        reservation.release(NOON);

        assertThatIllegalStateException().isThrownBy(() -> reservation.ship(NOON));
    }
}
