package larder.order.placing;

import larder.contracts.decision.Decision.OrderDecided;
import larder.order.ledger.OrderLedger;
import org.springframework.stereotype.Component;

/** Makes a decision's one order, which asks the catalogue for price and stock. */
@Component
class RequestOrder {

    private final OrderLedger ledger;

    RequestOrder(OrderLedger ledger) {
        this.ledger = ledger;
    }

    void request(OrderDecided decided) {
        ledger.open(decided);
    }
}
