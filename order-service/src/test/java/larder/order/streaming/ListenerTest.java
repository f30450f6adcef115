package larder.order.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import larder.contracts.OrderId;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.order.ledger.OrderState;
import org.junit.jupiter.api.Test;

class ListenerTest {

    private final ShopperId account = new ShopperId("kim");
    private final Listener listener = new Listener(account, 2, _ -> {});

    @Test
    void passesOnWhatItIsOfferedInOrder() throws InterruptedException {
        listener.offer(change(1));
        listener.offer(change(2));

        assertThat(listener.next(Duration.ZERO)).contains(change(1));
        assertThat(listener.next(Duration.ZERO)).contains(change(2));
        assertThat(listener.next(Duration.ofMillis(1))).isEmpty();
        assertThat(listener.over()).isFalse();
    }

    @Test
    void cutsAReaderWhoFallsTooFarBehindAndTellsItNothingMore() throws InterruptedException {
        listener.offer(change(1));
        listener.offer(change(2));
        listener.offer(change(3));

        assertThat(listener.over()).isTrue();
        assertThat(listener.next(Duration.ofHours(1))).isEmpty();
        listener.offer(change(4));
        assertThat(listener.next(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void comparesPlacesByTransactionFirst() {
        assertThat(new Position(2, 1).isAfter(new Position(1, 9))).isTrue();
        assertThat(new Position(2, 1).isAfter(new Position(2, 1))).isFalse();
        assertThat(Position.read(new Position(7301, 118).toString())).contains(new Position(7301, 118));
        assertThat(Position.read("7301")).isEmpty();
        assertThat(Position.read("-1.1")).isEmpty();
        assertThat(Position.read("1.99999999999999999999")).isEmpty();
    }

    private OrderChange change(long row) {
        return new OrderChange(
                new Position(1, row),
                account,
                new OrderId(new UUID(0, row)),
                SlotId.of("dev:main"),
                new Sku("SKU"),
                new Quantity(1),
                null,
                null,
                OrderState.REQUESTED,
                Instant.EPOCH,
                "PRESS",
                null,
                null);
    }
}
