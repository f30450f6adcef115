package larder.gateway.model;

import java.util.Optional;
import larder.contracts.ModelId;
import larder.contracts.device.DeviceModelState.Slot;
import larder.gateway.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The models that devices may be registered as. */
@Component
public class KnownModels {

    private final DeviceModels models;

    KnownModels(DeviceModels models) {
        this.models = models;
    }

    /** The model, which stays as it is until the transaction ends; empty when the maker has no such model. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<KnownModel> hold(ModelId id, Caller maker) {
        return models.hold(id.value())
                .filter(model -> Models.isOf(model, maker))
                .map(model -> new KnownModel(
                        model.id(), model.slots().stream().map(Slot::name).toList(), model.partner()));
    }
}
