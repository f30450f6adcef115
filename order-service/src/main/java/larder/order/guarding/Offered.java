package larder.order.guarding;

import java.time.Instant;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.stock.StockEvent.AskedFor;
import org.jspecify.annotations.Nullable;

/**
 * An order as it could be placed.
 *
 * @param terms what the shopper agreed to beforehand
 * @param mode whether such an order is placed at once or proposed first
 * @param trigger what asked for it
 * @param packs how many packs are sent
 * @param unitPrice what a pack costs
 * @param total what the order costs
 * @param askedAt when the gateway took in what asked for it
 * @param askedFor what was asked for, where another pack is sent
 * @param facts what is known of who would pay for it
 */
record Offered(
        OrderTerms terms,
        Consent.Mode mode,
        Trigger trigger,
        Quantity packs,
        Money unitPrice,
        Money total,
        Instant askedAt,
        @Nullable AskedFor askedFor,
        Facts facts) {

    Consent consent() {
        return terms.consent();
    }
}
