package larder.catalog.device;

import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import org.jspecify.annotations.Nullable;

/**
 * Something new was heard of a device; told inside the transaction that takes it in.
 *
 * @param device the device
 * @param owner who may bind its slots from now on; nobody's bindings but the owner's may stay
 */
public record DeviceChanged(DeviceId device, @Nullable ShopperId owner) {}
