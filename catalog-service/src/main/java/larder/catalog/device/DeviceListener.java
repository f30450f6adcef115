package larder.catalog.device;

import larder.contracts.DeviceId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.device.DeviceState;
import larder.support.EventListener;
import org.springframework.stereotype.Component;

/** Takes in what becomes of devices. */
@Component
class DeviceListener implements EventListener<DeviceId, DeviceState> {

    private final TrackDevice trackDevice;

    DeviceListener(TrackDevice trackDevice) {
        this.trackDevice = trackDevice;
    }

    @Override
    public Topic<DeviceId, DeviceState> topic() {
        return Topics.DEVICES;
    }

    @Override
    public void on(DeviceState state) {
        trackDevice.track(state);
    }

    @Override
    public void onTombstone(DeviceId device) {
        trackDevice.forget(device);
    }
}
