package larder.order.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import larder.contracts.Address;
import larder.contracts.OrderId;
import larder.contracts.decision.Decision.OrderDecided;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door to the orders: opens them and moves them on, each change under a lock on its order. */
@Component
public class OrderLedger {

    private static final Logger log = LoggerFactory.getLogger(OrderLedger.class);

    private final Orders orders;
    private final NewOrders newOrders;
    private final Consequences consequences;
    private final Clock clock;

    OrderLedger(Orders orders, NewOrders newOrders, Consequences consequences, Clock clock) {
        this.orders = orders;
        this.newOrders = newOrders;
        this.consequences = consequences;
        this.clock = clock;
    }

    /** Opens the order that a decision asks for, once. */
    @Transactional
    public void open(OrderDecided decided) {
        Instant at = now();
        if (newOrders.insert(decided, at)) {
            consequences.ofRequest(decided, at);
        } else {
            log.atInfo()
                    .addKeyValue("order", decided.order())
                    .addKeyValue("decision", decided.decision())
                    .log("decision has its order already");
        }
    }

    /** Takes a step that somebody wishes; the answer says whether it was possible. */
    @Transactional
    public Move ask(OrderId id, Function<Order, Step> wish) {
        Order order = lock(id);
        return take(order, wish.apply(order));
    }

    /**
     * Takes a step that follows from what has happened elsewhere. What comes late is left alone.
     *
     * @throws IllegalStateException when it cannot have happened to an order in this state
     */
    @Transactional
    public void record(OrderId id, Function<Order, Step> fact) {
        recordIfAny(id, order -> Optional.of(fact.apply(order)));
    }

    /** The same, where it may be that nothing follows for the order as it stands. */
    @Transactional
    public void recordIfAny(OrderId id, Function<Order, Optional<Step>> fact) {
        Order order = lock(id);
        fact.apply(order).ifPresent(step -> {
            switch (take(order, step)) {
                case Move.To _ -> {}
                case Move.Late(OrderState state) ->
                    log.atInfo()
                            .addKeyValue("order", id)
                            .addKeyValue("state", state)
                            .log("late step left alone");
                case Move.Refused(OrderState state) ->
                    throw new IllegalStateException("impossible for order " + id.value() + ", which is " + state);
            }
        });
    }

    /** Sends an order elsewhere, as long as it can still be changed; whether it could is the answer. */
    @Transactional
    public boolean redirect(OrderId id, Address address) {
        boolean redirected = lock(id).redirect(address, now());
        if (redirected) {
            log.atInfo().addKeyValue("order", id).log("order goes to another address");
        }
        return redirected;
    }

    private Order lock(OrderId id) {
        return orders.findById(id.uuid())
                .orElseThrow(() -> new IllegalStateException("there is no order " + id.value()));
    }

    private Move take(Order order, Step step) {
        Instant at = now();
        OrderState from = order.state();
        Move move = order.take(step, at);
        if (move instanceof Move.To) {
            consequences.of(step, from, order, at);
        }
        return move;
    }

    /** To the microsecond, as the database keeps it, so that rows and events tell the same time. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
