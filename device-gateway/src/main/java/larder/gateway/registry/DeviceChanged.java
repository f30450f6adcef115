package larder.gateway.registry;

import larder.contracts.DeviceId;

/** Said within the transaction that changes a device; whoever remembers the device forgets it when that commits. */
public record DeviceChanged(DeviceId device) {}
