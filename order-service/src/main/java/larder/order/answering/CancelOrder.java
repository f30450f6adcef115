package larder.order.answering;

import larder.contracts.OrderId;
import larder.order.ledger.Move;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Step;
import larder.order.reading.OrderReader;
import larder.order.reading.Viewer;
import org.springframework.stereotype.Component;

/** Calls an order off before anything is sent. */
@Component
class CancelOrder {

    private final OrderReader reader;
    private final OrderLedger ledger;

    CancelOrder(OrderReader reader, OrderLedger ledger) {
        this.reader = reader;
        this.ledger = ledger;
    }

    void cancel(OrderId id, Viewer by) {
        boolean own = reader.find(id, by).ownerId().equals(by.id());
        Step.Cancel cancel =
                own ? Step.Cancel.byShopper() : Step.Cancel.byOps(by.id().value(), null);
        switch (ledger.ask(id, _ -> cancel)) {
            case Move.To _, Move.Late _ -> {}
            case Move.Refused(var state) -> throw OrderNotCancellable.in(state);
        }
    }
}
