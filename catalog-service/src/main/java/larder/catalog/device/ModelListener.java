package larder.catalog.device;

import larder.contracts.ModelId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.device.DeviceModelState;
import larder.support.EventListener;
import org.springframework.stereotype.Component;

/** Takes in what becomes of device models. */
@Component
class ModelListener implements EventListener<ModelId, DeviceModelState> {

    private final TrackModel trackModel;

    ModelListener(TrackModel trackModel) {
        this.trackModel = trackModel;
    }

    @Override
    public Topic<ModelId, DeviceModelState> topic() {
        return Topics.DEVICE_MODELS;
    }

    @Override
    public void on(DeviceModelState state) {
        trackModel.track(state);
    }

    @Override
    public void onTombstone(ModelId model) {
        trackModel.forget(model);
    }
}
