package larder.delivery.shipment;

import static larder.delivery.shipment.CarrierSwitchboard.AT_SECOND_CALL;
import static larder.delivery.shipment.CarrierSwitchboard.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import larder.contracts.ShipmentId;
import larder.contracts.delivery.DeliveryEvent.DeliveryFailed;
import larder.contracts.delivery.DeliveryEvent.ShipmentCreated;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class BookingIT extends DeliveryScenario {

    private final BookingQueue bookings;
    private final TransactionOperations transaction;
    private final JdbcClient database;

    @Autowired
    BookingIT(BookingQueue bookings, TransactionOperations transaction, JdbcClient database) {
        this.bookings = bookings;
        this.transaction = transaction;
        this.database = database;
    }

    @Test
    void asksNoCarrierForAShipmentThatWasRolledBack() {
        ShipmentId rolledBack = new ShipmentId("rolled-back");

        transaction.executeWithoutResult(status -> {
            bookings.add(rolledBack, Fixtures.now().plusSeconds(3600));
            status.setRollbackOnly();
        });

        assertThat(database.sql("select count(*) from scheduled_tasks where task_instance = ?")
                        .param(rolledBack.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void asksAgainWhenTheCarrierCannotBeAsked() {
        OrderConfirmed order = confirmAndAwait(AT_SECOND_CALL, Step.BOOKED);

        assertThat(delivery(order).orElseThrow().path("trackingNumber").asString(""))
                .startsWith("T");
        assertThat(announced(order)).isEqualTo(List.of(ShipmentCreated.class));
    }

    @Test
    void failsAShipmentThatTheCarrierRefuses() {
        OrderConfirmed order = confirmAndAwait(NEVER, Step.FAILED);

        DELIVERIES.await(event -> event.order().equals(order.order())
                && event instanceof DeliveryFailed failed
                && failed.reason().equals("too heavy"));
        assertThat(report(order, "dispatched", courier("anna")).status()).isEqualTo(404);
    }
}
