package larder.order.proposal;

import java.time.Clock;
import larder.contracts.OrderId;
import larder.order.ledger.OrderState;
import larder.order.profile.CountryProfile;
import larder.order.profile.CountryProfiles;
import larder.order.reading.OrderReader;
import larder.order.reading.OrderView;
import larder.order.reading.Viewer;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows a held order as it would bind its shopper now, and keeps what it has shown. */
@Component
class ShowConfirmation {

    private final OrderReader reader;
    private final CountryProfiles profiles;
    private final ShownTexts texts;
    private final Clock clock;

    ShowConfirmation(OrderReader reader, CountryProfiles profiles, ShownTexts texts, Clock clock) {
        this.reader = reader;
        this.profiles = profiles;
        this.texts = texts;
        this.clock = clock;
    }

    @Transactional
    Confirmation show(OrderId id, Viewer viewer, @Nullable String acceptLanguage) {
        OrderView order = reader.find(id, viewer.asShopper());
        if (order.state() != OrderState.HELD) {
            throw new ProblemException(ProblemType.ORDER_NOT_HELD, "The order is " + order.state());
        }
        CountryProfile profile = profiles.of(order.deliveryAddress());
        Confirmation confirmation = WriteConfirmation.of(
                order, profile.deliveryAfter(clock.instant()), Wording.accepted(acceptLanguage, profile.language()));
        texts.keep(confirmation);
        return confirmation;
    }
}
