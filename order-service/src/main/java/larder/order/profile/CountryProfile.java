package larder.order.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import larder.contracts.Address;
import larder.contracts.Consent.Mode;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.HoldReason;

/**
 * What holds in one country.
 *
 * @param sources how an order of each source comes to be
 * @param explicitOrder whether a held order is bought only by agreeing to the very text that was shown
 * @param proposalLapse how long a proposal waits for an answer
 * @param holdLapse how long an order that is held for another reason does
 * @param language what texts are in when no language is asked for
 * @param zone whose date a delivery date is
 * @param delivery how and for how much it is brought
 */
public record CountryProfile(
        Map<Trigger, Source> sources,
        boolean explicitOrder,
        Duration proposalLapse,
        Duration holdLapse,
        String language,
        ZoneId zone,
        DeliveryTerms delivery) {

    public CountryProfile {
        sources = Map.copyOf(sources);
    }

    /** How long an order of a source can be called off once it is placed. */
    public Duration graceAfter(Trigger source) {
        return source(source).grace();
    }

    /** How long an order waits for the shopper's word. */
    public Duration lapseOf(HoldReason reason) {
        return reason == HoldReason.PROPOSAL ? proposalLapse : holdLapse;
    }

    /** What counts of the terms for an order of a source here: it is only proposed if either of the two says so. */
    public OrderTerms limiting(OrderTerms terms, Trigger source) {
        return source(source).mode() == Mode.PROPOSE ? terms.proposing() : terms;
    }

    /** What it costs to bring goods of a total, in the same currency. */
    public Money deliveryCost(Money goods) {
        return delivery.cost(goods);
    }

    /** When a parcel comes that is bought at a moment. */
    public DeliveryWindow deliveryAfter(Instant bought) {
        return delivery.after(LocalDate.ofInstant(bought, zone));
    }

    /** Whether anything can be brought to an address of the country. */
    boolean delivers(Address address) {
        return delivery.reaches(address.postalCode());
    }

    private Source source(Trigger source) {
        return Objects.requireNonNull(sources.get(source), "a profile knows every source");
    }

    /**
     * How an order of one source comes to be.
     *
     * @param mode PROPOSE where it is only ever proposed; INSTANT where the shopper's consent decides
     * @param grace how long it can be called off once it is placed
     */
    public record Source(Mode mode, Duration grace) {}
}
