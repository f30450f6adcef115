package larder.gateway.registry;

import larder.contracts.DeviceId;
import larder.gateway.model.KnownModel;

/**
 * A device as it leaves the factory.
 *
 * @param code the hash of the code it is claimed by
 * @param suspended whether its partner is
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once and never compared
public record NewDevice(DeviceId id, KnownModel model, String serial, byte[] code, boolean suspended) {}
