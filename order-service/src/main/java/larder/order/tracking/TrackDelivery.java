package larder.order.tracking;

import larder.contracts.OrderId;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves an order on as its parcel moves. A parcel that was delivered was with the carrier before, even when the word of that
 * comes later or was lost; one that failed may never have left.
 */
@Component
class TrackDelivery {

    private final OrderLedger ledger;

    TrackDelivery(OrderLedger ledger) {
        this.ledger = ledger;
    }

    void shipped(OrderId order) {
        ledger.record(order, _ -> new Step.Ship());
    }

    @Transactional
    void delivered(OrderId order) {
        shippedBefore(order);
        ledger.record(order, _ -> new Step.Deliver());
    }

    void failed(OrderId order, String reason) {
        ledger.record(order, _ -> new Step.Fail(reason));
    }

    /** Makes up for a dispatch not heard of; one that cannot have been leaves the next step impossible as well. */
    private void shippedBefore(OrderId order) {
        ledger.ask(order, _ -> new Step.Ship());
    }
}
