package larder.order.placing;

import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.Ignored;
import larder.contracts.decision.Decision.OrderDecided;
import larder.support.EventListener;
import org.springframework.stereotype.Component;

/** Hears the engine decide; only a new decision to order matters here. */
@Component
class DecisionListener implements EventListener<SlotId, Decision> {

    private final RequestOrder requestOrder;

    DecisionListener(RequestOrder requestOrder) {
        this.requestOrder = requestOrder;
    }

    @Override
    public Topic<SlotId, Decision> topic() {
        return Topics.DECISIONS;
    }

    /** Most decisions order nothing, and a repeat orders nothing new. */
    @Override
    public boolean concerns(Decision decision) {
        return switch (decision) {
            case OrderDecided decided -> !decided.repeat();
            case Ignored _ -> false;
        };
    }

    @Override
    public void on(Decision decision) {
        switch (decision) {
            case OrderDecided decided -> requestOrder.request(decided);
            case Ignored _ -> {}
        }
    }
}
