package larder.catalog.binding;

import larder.catalog.device.DeviceChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Erases bindings whose device has changed hands, in the transaction that learns of it. */
@Component
class DeviceChangeListener {

    private final UnbindSlot unbindSlot;

    DeviceChangeListener(UnbindSlot unbindSlot) {
        this.unbindSlot = unbindSlot;
    }

    @EventListener
    void on(DeviceChanged change) {
        unbindSlot.unbindStrangers(change.device(), change.owner());
    }
}
