package larder.gateway.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import larder.contracts.OrderId;
import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.OrderAuthorising;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import larder.contracts.order.OrderEvent.OrderDelivered;
import larder.contracts.order.OrderEvent.OrderHeld;
import larder.contracts.order.OrderEvent.OrderInResolution;
import larder.contracts.order.OrderEvent.OrderPlaced;
import larder.contracts.order.OrderEvent.OrderRejected;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.OrderReturnAsked;
import larder.contracts.order.OrderEvent.OrderReturnSettled;
import larder.contracts.order.OrderEvent.OrderShipped;
import larder.contracts.order.OrderEvent.OrderUndelivered;
import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.gateway.OwnIssuer;
import larder.gateway.account.AccountEvent.Kind;
import larder.gateway.account.People;
import larder.support.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells whose order it is that it waits for them, that something stands in its way, that nothing came of it, and whether it may be given
 * back.
 */
@Component
@OwnIssuer
class OrderListener implements EventListener<SlotId, OrderEvent> {

    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final ToldOrders orders;
    private final People people;
    private final Tell tell;

    OrderListener(ToldOrders orders, People people, Tell tell) {
        this.orders = orders;
        this.people = people;
        this.tell = tell;
    }

    @Override
    public Topic<SlotId, OrderEvent> topic() {
        return Topics.ORDER_EVENTS;
    }

    @Override
    public boolean concerns(OrderEvent event) {
        return event.terminal()
                || event instanceof OrderRequested
                || event instanceof OrderHeld
                || event instanceof OrderInResolution
                || event instanceof OrderReturnSettled;
    }

    @Override
    public void on(OrderEvent event) {
        switch (event) {
            case OrderRequested requested -> open(requested);
            case OrderHeld held -> tell(held.order(), Kind.ORDER_HELD, held.lapsesAt());
            case OrderInResolution waiting -> tell(waiting.order(), kind(waiting.reason()), waiting.resolvableUntil());
            case OrderCancelled cancelled -> ended(cancelled);
            case OrderRejected rejected -> over(rejected.order(), Kind.ORDER_REJECTED);
            case OrderUndelivered failed -> over(failed.order(), Kind.ORDER_UNDELIVERED);
            case OrderDelivered delivered -> orders.delivered(delivered.order(), delivered.at());
            case OrderReturnSettled settled -> settled(settled);
            case OrderAuthorising _, OrderPlaced _, OrderConfirmed _, OrderShipped _, OrderReturnAsked _ -> {}
        }
    }

    private void open(OrderRequested requested) {
        if (people.find(requested.terms().owner()).isPresent()) {
            orders.open(requested);
        }
    }

    /** Whoever cancels or declines an order knows it. */
    private void ended(OrderCancelled cancelled) {
        switch (cancelled.reason()) {
            case BY_OPS -> over(cancelled.order(), Kind.ORDER_CALLED_OFF);
            case LAPSED -> over(cancelled.order(), Kind.ORDER_LAPSED);
            case UNRESOLVED -> over(cancelled.order(), Kind.ORDER_UNRESOLVED);
            case BY_SHOPPER, DECLINED -> orders.close(cancelled.order());
        }
    }

    /** An order that is called off because its return was accepted comes behind that, and is then told of no more. */
    private void settled(OrderReturnSettled settled) {
        if (settled.accepted()) {
            over(settled.order(), Kind.ORDER_RETURN_ACCEPTED);
        } else {
            orders.find(settled.order()).ifPresent(told -> tell.tell(told, Kind.ORDER_RETURN_REFUSED));
        }
    }

    private void over(OrderId order, Kind kind) {
        orders.find(order).ifPresent(told -> tell.tell(told, kind));
        orders.close(order);
    }

    private void tell(OrderId order, Kind kind, Instant until) {
        orders.find(order).ifPresent(told -> tell.tell(told, kind, UNTIL.format(until)));
    }

    private static Kind kind(ResolutionReason reason) {
        return switch (reason) {
            case OUT_OF_STOCK -> Kind.ORDER_OUT_OF_STOCK;
            case ADDRESS -> Kind.ORDER_WITHOUT_ADDRESS;
            case PAYMENT -> Kind.ORDER_UNPAID;
        };
    }
}
