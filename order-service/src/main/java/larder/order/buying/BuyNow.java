package larder.order.buying;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import larder.contracts.DecisionId;
import larder.contracts.EventId;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.order.ledger.OrderLedger;
import org.springframework.stereotype.Component;

/** Opens the order of a purchase: it is the shopper who decides, so that the engine is not asked. */
@Component
class BuyNow {

    private final OrderLedger ledger;
    private final Clock clock;

    BuyNow(OrderLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    OrderId buy(Purchase purchase, ShopperId buyer) {
        UUID number = UUID.randomUUID();
        SlotId slot = SlotId.ofPurchase(number);
        EventId event = new EventId(number.toString());
        DecisionId decision = DecisionId.on(slot, event);
        OrderId order = OrderId.from(decision);
        Instant now = clock.instant();
        ledger.open(
                new OrderDecided(decision, event, slot, order, Trigger.APP, purchase.terms(buyer), false, now, now));
        return order;
    }
}
