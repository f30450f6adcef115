package larder.gateway.registry;

import larder.contracts.DeviceId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** There is no such device, or it is somebody else's: a caller cannot tell which. */
final class DeviceNotOwned extends ProblemException {

    private DeviceNotOwned(DeviceId device) {
        super(ProblemType.DEVICE_NOT_OWNED, "There is no device " + device + " among yours");
    }

    static DeviceNotOwned with(DeviceId device) {
        return new DeviceNotOwned(device);
    }
}
