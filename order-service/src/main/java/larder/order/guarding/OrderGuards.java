package larder.order.guarding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import larder.contracts.Consent;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.order.ledger.Order;
import larder.order.ledger.Price;
import larder.order.ledger.Sent;
import org.springframework.stereotype.Component;

/** Judges orders by the guards, inside the transaction that then places or holds them. */
@Component
public class OrderGuards {

    private final ReadFacts readFacts;

    OrderGuards(ReadFacts readFacts) {
        this.readFacts = readFacts;
    }

    /**
     * Why the order has to wait for its shopper, who learns the first reason only; nothing when they have agreed to it beforehand. One
     * that they have consented to already, for so much or more, waits for nothing but what no consent overrules.
     *
     * @param price what it would cost
     * @param sent what it would bring
     * @param mode whether such an order is placed at once or proposed first
     */
    public Optional<HoldReason> firstTripped(Order order, Price price, Sent sent, Consent.Mode mode) {
        boolean agreed = order.isAgreedAt(price.total());
        return Guards.tripped(offered(order, price, sent, mode))
                .filter(reason -> !agreed || stands(reason, true))
                .findFirst();
    }

    /**
     * What the shopper's consent to a held order is worth now. It overrules what the order was held for and every budget and cap that
     * has filled since; what no consent overrules is judged anew.
     *
     * @param unlocked whether they gave the household's PIN
     */
    public Approval approving(Order order, boolean unlocked) {
        HoldReason heldFor = order.heldFor();
        List<HoldReason> tripped = Guards.tripped(asHeld(order)).toList();
        Optional<HoldReason> stands =
                tripped.stream().filter(reason -> stands(reason, unlocked)).findFirst();
        return stands.<Approval>map(Approval.Withheld::new)
                .orElseGet(() -> new Approval.Given(
                        Stream.concat(Stream.of(heldFor), tripped.stream().filter(Guards::counts))
                                .filter(Guards::waivable)
                                .distinct()
                                .toList()));
    }

    /** Whether a consent does not overrule it. */
    private static boolean stands(HoldReason reason, boolean unlocked) {
        return !Guards.waivable(reason) && !(unlocked && reason == HoldReason.CHILD_LOCK);
    }

    private Offered asHeld(Order order) {
        return offered(
                order, order.price(), order.sent(), order.terms().consent().mode());
    }

    private Offered offered(Order order, Price price, Sent sent, Consent.Mode mode) {
        return new Offered(
                order.terms(),
                mode,
                order.trigger(),
                sent.quantity(),
                price.unit(),
                price.total(),
                order.receivedAt(),
                sent.askedFor(),
                readFacts.about(order, sent));
    }
}
