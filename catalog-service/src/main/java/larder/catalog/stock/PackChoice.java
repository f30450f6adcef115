package larder.catalog.stock;

import java.util.Optional;
import java.util.function.Function;
import larder.catalog.substitute.FamilyPacks;
import larder.catalog.substitute.PackOffer;
import larder.catalog.waiting.StockWish;
import larder.contracts.stock.StockEvent;
import org.springframework.stereotype.Component;

/** Finds another pack of the family for an order whose own cannot be had, where its shopper has agreed to that. */
@Component
class PackChoice {

    private final FamilyPacks families;

    PackChoice(FamilyPacks families) {
        this.families = families;
    }

    /**
     * What was set aside, of the nearest there is; nothing where there is none, or the shopper wants the very pack.
     *
     * @param setAside sets packs aside, if there are as many
     */
    Optional<StockEvent> instead(StockWish wish, Function<PackOffer, Optional<StockEvent>> setAside) {
        return families.insteadOf(wish.terms(), wish.slot()).stream()
                .flatMap(offer -> setAside.apply(offer).stream())
                .findFirst();
    }
}
