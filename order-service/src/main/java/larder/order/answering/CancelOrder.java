package larder.order.answering;

import larder.contracts.OrderId;
import larder.contracts.order.OrderEvent.Party;
import larder.order.ledger.Move;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Step;
import larder.order.reading.OrderReader;
import larder.order.reading.Viewer;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls an order off: its shopper until the grace period ends, operations as long as it has not ended. */
@Component
class CancelOrder {

    private final OrderReader reader;
    private final OrderLedger ledger;

    CancelOrder(OrderReader reader, OrderLedger ledger) {
        this.reader = reader;
        this.ledger = ledger;
    }

    /** @param reason in the caller's own words; operations have to give one */
    void cancel(OrderId id, Viewer by, @Nullable String reason) {
        boolean own = reader.find(id, by).ownerId().equals(by.id());
        Step.Cancel cancel = own ? new Step.Cancel(new Step.By(Party.SHOPPER, null), reason) : byOps(by, reason);
        switch (ledger.ask(id, _ -> cancel)) {
            case Move.To _, Move.Late _ -> {}
            case Move.Refused(var state) -> throw OrderNotCancellable.in(state);
        }
    }

    private static Step.Cancel byOps(Viewer by, @Nullable String reason) {
        if (reason == null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "Whoever cancels somebody else's order gives a reason");
        }
        return Step.Cancel.byOps(by.id().value(), reason);
    }
}
