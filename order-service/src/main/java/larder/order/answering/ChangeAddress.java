package larder.order.answering;

import larder.contracts.Address;
import larder.contracts.OrderId;
import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.OrderState;
import larder.order.placing.PlaceOrder;
import larder.order.profile.CountryProfiles;
import larder.order.reading.OrderReader;
import larder.order.reading.OrderView;
import larder.order.reading.Viewer;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends an order to another address, which lets one go on that was in resolution for want of one. */
@Component
class ChangeAddress {

    private final OrderReader reader;
    private final OrderLedger ledger;
    private final PlaceOrder placeOrder;
    private final CountryProfiles profiles;

    ChangeAddress(OrderReader reader, OrderLedger ledger, PlaceOrder placeOrder, CountryProfiles profiles) {
        this.reader = reader;
        this.ledger = ledger;
        this.placeOrder = placeOrder;
        this.profiles = profiles;
    }

    @Transactional
    void change(OrderId id, Viewer by, Address address) {
        OrderView order = reader.find(id, by.asShopper());
        requireDeliverable(order, address);
        if (!ledger.redirect(id, address)) {
            throw new ProblemException(ProblemType.CONFLICT, "The order can no longer go anywhere else");
        }
        placeOrder.goOn(id, ResolutionReason.ADDRESS);
    }

    /** Says what is wrong with the address; the order itself is judged again once it is held. */
    private void requireDeliverable(OrderView order, Address address) {
        if (!profiles.delivers(address)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "Nothing is delivered to this address");
        }
        boolean abroad = !address.country().equals(order.deliveryAddress().country());
        if (abroad && !lacksAddress(order)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The order stays in its country");
        }
    }

    private static boolean lacksAddress(OrderView order) {
        return order.state() == OrderState.IN_RESOLUTION && order.resolutionReason() == ResolutionReason.ADDRESS;
    }
}
