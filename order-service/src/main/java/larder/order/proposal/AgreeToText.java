package larder.order.proposal;

import java.time.Clock;
import java.util.Optional;
import larder.order.ledger.Order;
import larder.order.ledger.OrderState;
import larder.order.profile.CountryProfile;
import larder.order.profile.CountryProfiles;
import larder.order.profile.DeliveryWindow;
import larder.order.reading.OrderReader;
import larder.order.reading.OrderView;
import larder.order.reading.Viewer;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a shopper's word that they agree to what they were shown, if it still is what they would get. */
@Component
public class AgreeToText {

    private final OrderReader reader;
    private final CountryProfiles profiles;
    private final ShownTexts texts;
    private final NotedOffers offers;
    private final Clock clock;

    AgreeToText(OrderReader reader, CountryProfiles profiles, ShownTexts texts, NotedOffers offers, Clock clock) {
        this.reader = reader;
        this.profiles = profiles;
        this.texts = texts;
        this.offers = offers;
        this.clock = clock;
    }

    /**
     * Notes what was agreed to, and when it is to come; an order that does not wait for an answer is left to whoever asks.
     *
     * @param order locked by the transaction
     * @param digest of the text; none where none was shown
     * @throws ProblemException {@code confirmation-required} when the country asks for a digest; {@code confirmation-outdated}
     *     when the text was not shown, or would be another now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void agree(Order order, @Nullable String digest) {
        if (order.state() != OrderState.HELD) {
            return;
        }
        CountryProfile profile = profiles.of(order.terms().deliveryAddress());
        DeliveryWindow delivery = profile.deliveryAfter(clock.instant());
        if (digest != null) {
            requirePresent(order, digest, delivery);
            texts.agree(order.id(), digest);
        } else if (profile.explicitOrder()) {
            throw new ProblemException(
                    ProblemType.CONFIRMATION_REQUIRED, "Show the order's confirmation and send its digest");
        }
        offers.promise(order.id(), delivery);
    }

    private void requirePresent(Order order, String digest, DeliveryWindow delivery) {
        OrderView view = reader.find(order.id(), new Viewer(order.terms().owner(), false));
        Optional<String> shown = texts.languageOf(order.id(), digest)
                .map(language -> WriteConfirmation.of(view, delivery, Wording.in(language))
                        .digest());
        if (!shown.equals(Optional.of(digest))) {
            throw new ProblemException(
                    ProblemType.CONFIRMATION_OUTDATED,
                    "Price, address or delivery date are others now; show them again");
        }
    }
}
