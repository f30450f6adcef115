package larder.catalog.binding;

import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import org.springframework.stereotype.Component;

/** Tells the rest of the catalogue which product a shopper has bound. */
@Component
public class BoundProducts {

    private final Bindings bindings;

    BoundProducts(Bindings bindings) {
        this.bindings = bindings;
    }

    /** The product of a slot that the shopper has bound; otherwise 404. */
    public Sku of(ShopperId shopper, SlotId slot) {
        return bindings.findBySlotIdAndOwner(slot.value(), shopper.value())
                .map(binding -> binding.rules().terms().sku())
                .orElseThrow(() -> BindingNotFound.of(slot));
    }
}
