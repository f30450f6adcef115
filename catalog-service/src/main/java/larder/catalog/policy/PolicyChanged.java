package larder.catalog.policy;

import java.time.Instant;
import java.util.List;

/**
 * A policy was laid, changed or lifted; told inside the transaction that does so.
 *
 * @param scope what kind of thing it is about
 * @param key the subject as {@link Scope} writes it
 * @param moments when that which falls under it begins to be sold otherwise
 */
public record PolicyChanged(Scope scope, String key, List<Instant> moments) {

    public PolicyChanged {
        moments = List.copyOf(moments);
    }
}
