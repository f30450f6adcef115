package larder.engine.slot;

import larder.contracts.device.DeviceState;
import org.jspecify.annotations.Nullable;

/** Whether a slot's device may order, as the registry last told. */
enum Standing {
    FREE,
    /** Deregistered, or its partner suspended. */
    BARRED,
    /** Put on hold by its owner. */
    PAUSED;

    /** A device nothing is known of is free. */
    static Standing of(@Nullable DeviceState device) {
        return device == null
                ? FREE
                : switch (device.status()) {
                    case REGISTERED, CLAIMED -> FREE;
                    case PAUSED -> PAUSED;
                    case SUSPENDED, DEREGISTERED -> BARRED;
                };
    }
}
