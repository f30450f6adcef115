package larder.catalog.substitute;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import larder.catalog.device.SlotModels;
import larder.catalog.measure.Pack;
import larder.catalog.product.Offer;
import larder.catalog.product.Offers;
import larder.catalog.substitute.PackChoicePolicy.Candidate;
import larder.contracts.OrderTerms;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.device.DeviceModelState;
import org.springframework.stereotype.Component;

/** Finds what may be sent to shoppers who have agreed to any pack of a family, where the one they chose cannot be had. */
@Component
public class FamilyPacks {

    private final Families families;
    private final Offers offers;
    private final Candidates candidates;
    private final SlotModels models;

    FamilyPacks(Families families, Offers offers, Candidates candidates, SlotModels models) {
        this.families = families;
        this.offers = offers;
        this.candidates = candidates;
        this.models = models;
    }

    /** The packs that may be sent instead of what an order asks for, the nearest first; none where its shopper has not agreed to any. */
    public List<PackOffer> insteadOf(OrderTerms terms, SlotId slot) {
        Optional<Offer> asked = terms.consent().allowsAnyPack() ? offers.former(terms.sku()) : Optional.empty();
        return asked.map(chosen -> insteadOf(terms, chosen, models.of(slot))).orElse(List.of());
    }

    /** The other packs of a product's family. */
    public List<Sku> sistersOf(Sku sku) {
        return offers.former(sku).stream().flatMap(this::others).map(Offer::sku).toList();
    }

    private List<PackOffer> insteadOf(OrderTerms terms, Offer asked, DeviceModelState.Slot slot) {
        Pack pack = asked.pack();
        if (pack == null) {
            return List.of();
        }
        Collection<Offer> others =
                others(asked).filter(offer -> allows(slot, offer)).toList();
        Map<Sku, Long> inStock =
                candidates.inStock(others.stream().map(Offer::sku).toList());
        return PackChoicePolicy.nearest(
                terms,
                pack,
                others.stream()
                        .map(offer -> new Candidate(offer, inStock.getOrDefault(offer.sku(), 0L)))
                        .toList());
    }

    /** Whether another pack of the family is for sale, allowed for the slot and sold in the same currency. */
    public boolean hasOther(Sku sku, DeviceModelState.Slot slot) {
        return offers.former(sku)
                .filter(asked -> others(asked)
                        .filter(Offer::saleable)
                        .filter(offer -> isComparable(asked, offer))
                        .anyMatch(offer -> allows(slot, offer)))
                .isPresent();
    }

    private Stream<Offer> others(Offer asked) {
        String family = asked.family();
        return family == null
                ? Stream.empty()
                : offers.findAll(families.skusOf(family)).values().stream()
                        .filter(offer -> !offer.sku().equals(asked.sku()));
    }

    private static boolean isComparable(Offer asked, Offer offer) {
        Pack pack = offer.pack();
        Pack chosen = asked.pack();
        return pack != null
                && chosen != null
                && chosen.content().comparableTo(pack.content())
                && offer.unitPrice().currency().equals(asked.unitPrice().currency());
    }

    private static boolean allows(DeviceModelState.Slot slot, Offer offer) {
        return slot.allows(offer.sku(), offer.categories());
    }
}
