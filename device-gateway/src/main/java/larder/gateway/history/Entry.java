package larder.gateway.history;

import java.time.Instant;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done with a device.
 *
 * @param owner in whose time; none before it was claimed
 */
public record Entry(
        DeviceId device,
        Instant at,
        What what,
        Actor by,
        @Nullable ShopperId owner) {}
