package larder.gateway.notice;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderInResolution;
import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.gateway.OwnIssuer;
import larder.gateway.account.AccountEvent.Kind;
import larder.support.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever owns the device that something stands in the way of what it ordered, and that nothing came of it. */
@Component
@OwnIssuer
class OrderListener implements EventListener<SlotId, OrderEvent> {

    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Notices notices;
    private final Tell tell;

    OrderListener(Notices notices, Tell tell) {
        this.notices = notices;
        this.tell = tell;
    }

    @Override
    public Topic<SlotId, OrderEvent> topic() {
        return Topics.ORDER_EVENTS;
    }

    @Override
    public boolean concerns(OrderEvent event) {
        return event instanceof OrderInResolution
                || (event instanceof OrderCancelled cancelled && cancelled.reason() == CancelReason.UNRESOLVED);
    }

    @Override
    public void on(OrderEvent event) {
        if (event instanceof OrderInResolution inResolution) {
            tell(event.slot(), kind(inResolution.reason()), UNTIL.format(inResolution.resolvableUntil()));
        } else {
            tell(event.slot(), Kind.ORDER_UNRESOLVED, "");
        }
    }

    private void tell(SlotId slot, Kind kind, String until) {
        notices.lastOwnerTold(slot.device().value()).ifPresent(owner -> tell.tell(owner, kind, slot.value(), until));
    }

    private static Kind kind(ResolutionReason reason) {
        return switch (reason) {
            case OUT_OF_STOCK -> Kind.ORDER_OUT_OF_STOCK;
            case ADDRESS -> Kind.ORDER_WITHOUT_ADDRESS;
            case PAYMENT -> Kind.ORDER_UNPAID;
        };
    }
}
