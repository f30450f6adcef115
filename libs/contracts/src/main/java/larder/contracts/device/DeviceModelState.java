package larder.contracts.device;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import larder.contracts.ModelId;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A kind of device: the last record of each model tells the present.
 *
 * @param model the maker's name for it
 * @param kind what sort of thing it is
 * @param slots its consumables
 * @param partner who makes it; none for a model of the house
 * @param changedAt when this became so
 */
public record DeviceModelState(
        ModelId model,
        Kind kind,
        List<Slot> slots,
        @Nullable String partner,
        Instant changedAt) {

    public DeviceModelState {
        slots = List.copyOf(slots);
    }

    /** What sort of thing a device is. */
    public enum Kind {
        BUTTON,
        APPLIANCE,
        VIRTUAL_BUTTON,
        SPEAKER
    }

    /**
     * One consumable of the model.
     *
     * @param name the slot's name within each device
     * @param unit what its readings count, a UCUM code such as {@code %} or {@code L}; none for a slot without a sensor
     * @param capacity what a full container holds, in that unit
     * @param skus the products it may order
     * @param categories the categories whose products it may order, with all that stand in them; with no sku and no category, any product
     */
    public record Slot(
            String name,
            @Nullable String unit,
            @Nullable BigDecimal capacity,
            List<Sku> skus,
            List<String> categories) {

        public Slot {
            skus = List.copyOf(skus);
            categories = List.copyOf(categories);
        }

        /** Whether it may order a product that stands in these categories. */
        public boolean allows(Sku sku, Collection<String> within) {
            return (skus.isEmpty() && categories.isEmpty())
                    || skus.contains(sku)
                    || within.stream().anyMatch(categories::contains);
        }
    }
}
