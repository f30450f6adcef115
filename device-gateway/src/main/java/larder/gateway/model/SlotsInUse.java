package larder.gateway.model;

import java.util.Set;
import larder.contracts.ModelId;

/** Tells which slots the devices of a model have. */
public interface SlotsInUse {

    /** The slots of all its devices that have not been deregistered. */
    Set<String> of(ModelId model);
}
