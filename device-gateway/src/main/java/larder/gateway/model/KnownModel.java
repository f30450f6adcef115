package larder.gateway.model;

import java.util.List;
import larder.contracts.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * What registration needs to know of a model.
 *
 * @param slots the names of its slots
 * @param partner who makes it; none for the house
 */
public record KnownModel(
        ModelId id, List<String> slots, @Nullable String partner) {

    public KnownModel {
        slots = List.copyOf(slots);
    }
}
