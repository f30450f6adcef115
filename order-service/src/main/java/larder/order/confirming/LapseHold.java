package larder.order.confirming;

import larder.contracts.OrderId;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Step;
import org.springframework.stereotype.Component;

/** Cancels a held order that nobody answered for; one answered for is left alone. */
@Component
class LapseHold {

    private final OrderLedger ledger;

    LapseHold(OrderLedger ledger) {
        this.ledger = ledger;
    }

    void lapse(OrderId order) {
        ledger.record(order, _ -> new Step.Lapse());
    }
}
