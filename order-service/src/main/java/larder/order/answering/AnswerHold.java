package larder.order.answering;

import java.util.function.Function;
import larder.contracts.OrderId;
import larder.order.ledger.Move;
import larder.order.ledger.Order;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Step;
import larder.order.profile.CountryProfile;
import larder.order.profile.CountryProfiles;
import larder.order.proposal.AgreeToText;
import larder.order.reading.OrderReader;
import larder.order.reading.Viewer;
import org.springframework.stereotype.Component;

/** Gives the shopper's answer to a held order; nobody else can give it. */
@Component
class AnswerHold {

    private final OrderReader reader;
    private final OrderLedger ledger;
    private final CountryProfiles profiles;
    private final AgreeToText agreeToText;

    AnswerHold(OrderReader reader, OrderLedger ledger, CountryProfiles profiles, AgreeToText agreeToText) {
        this.reader = reader;
        this.ledger = ledger;
        this.profiles = profiles;
        this.agreeToText = agreeToText;
    }

    void approve(OrderId id, Approval approval, Viewer by) {
        answer(id, by, order -> {
            agreeToText.agree(order, approval.confirmation());
            CountryProfile profile = profiles.of(order.terms().deliveryAddress());
            return new Step.Approve(profile.graceAfter(order.trigger()));
        });
    }

    void decline(OrderId id, Viewer by) {
        answer(id, by, _ -> new Step.Decline());
    }

    private void answer(OrderId id, Viewer by, Function<Order, Step> answer) {
        reader.find(id, by.asShopper());
        switch (ledger.ask(id, answer)) {
            case Move.To _ -> {}
            case Move.Late(var state) -> throw OrderNotHeld.but(state);
            case Move.Refused(var state) -> throw OrderNotHeld.but(state);
        }
    }
}
