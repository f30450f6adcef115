package larder.order.confirming;

import larder.contracts.OrderId;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Step;
import org.springframework.stereotype.Component;

/** Confirms an order whose grace period is over; one cancelled meanwhile is left alone. */
@Component
class ConfirmOrder {

    private final OrderLedger ledger;

    ConfirmOrder(OrderLedger ledger) {
        this.ledger = ledger;
    }

    void confirm(OrderId order) {
        ledger.record(order, _ -> new Step.Confirm());
    }
}
