package larder.gateway.registry;

import java.util.Set;
import larder.contracts.ModelId;
import larder.gateway.model.SlotsInUse;
import org.springframework.stereotype.Component;

/** The slots that registered devices have. */
@Component
class FittedSlots implements SlotsInUse {

    private final Devices devices;

    FittedSlots(Devices devices) {
        this.devices = devices;
    }

    @Override
    public Set<String> of(ModelId model) {
        return Set.copyOf(devices.slotsInUse(model.value()));
    }
}
