package larder.order.confirming;

import larder.contracts.OrderId;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Step;
import org.springframework.stereotype.Component;

/** Calls off an order whose obstacle was not mended in time; one that went on meanwhile is left alone. */
@Component
class ExpireResolution {

    private final OrderLedger ledger;

    ExpireResolution(OrderLedger ledger) {
        this.ledger = ledger;
    }

    void expire(OrderId order) {
        ledger.record(order, _ -> new Step.Expire());
    }
}
