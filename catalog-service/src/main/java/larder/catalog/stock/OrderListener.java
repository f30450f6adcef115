package larder.catalog.stock;

import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderRejected;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.OrderShipped;
import larder.contracts.order.OrderEvent.OrderUndelivered;
import larder.support.EventListener;
import org.springframework.stereotype.Component;

/** Takes in the steps of orders that concern stock. */
@Component
class OrderListener implements EventListener<SlotId, OrderEvent> {

    private final ReserveStock reserveStock;
    private final SettleReservation settleReservation;

    OrderListener(ReserveStock reserveStock, SettleReservation settleReservation) {
        this.reserveStock = reserveStock;
        this.settleReservation = settleReservation;
    }

    @Override
    public Topic<SlotId, OrderEvent> topic() {
        return Topics.ORDER_EVENTS;
    }

    @Override
    public void on(OrderEvent event) {
        switch (event) {
            case OrderRequested requested -> reserveStock.reserve(requested);
            case OrderShipped shipped -> settleReservation.ship(shipped.order());
            case OrderCancelled cancelled -> settleReservation.release(cancelled.order());
            case OrderRejected rejected -> settleReservation.release(rejected.order());
            case OrderUndelivered undelivered -> settleReservation.releaseUnsent(undelivered.order());
            case OrderEvent.OrderHeld _,
                    OrderEvent.OrderAuthorising _,
                    OrderEvent.OrderInResolution _,
                    OrderEvent.OrderPlaced _,
                    OrderEvent.OrderConfirmed _,
                    OrderEvent.OrderDelivered _,
                    OrderEvent.OrderReturnAsked _,
                    OrderEvent.OrderReturnSettled _ -> {}
        }
    }
}
