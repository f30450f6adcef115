package larder.catalog.binding;

import larder.contracts.OrderTerms;
import larder.contracts.SlotId;

/**
 * A slot that is bound.
 *
 * @param slot the slot
 * @param terms what its orders say
 */
public record BoundSlot(SlotId slot, OrderTerms terms) {

    static BoundSlot of(Binding binding) {
        return new BoundSlot(binding.slot(), binding.rules().terms());
    }
}
