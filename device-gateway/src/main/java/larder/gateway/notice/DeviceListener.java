package larder.gateway.notice;

import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.device.DeviceState;
import larder.gateway.OwnIssuer;
import larder.gateway.account.AccountEvent.Kind;
import larder.support.EventListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells people when a device becomes theirs, or is theirs no more. */
@Component
@OwnIssuer
class DeviceListener implements EventListener<DeviceId, DeviceState> {

    private final Notices notices;
    private final Tell tell;

    DeviceListener(Notices notices, Tell tell) {
        this.notices = notices;
        this.tell = tell;
    }

    @Override
    public Topic<DeviceId, DeviceState> topic() {
        return Topics.DEVICES;
    }

    @Override
    public void on(DeviceState device) {
        String id = device.device().value();
        @Nullable ShopperId before = notices.lastOwnerTold(id).orElse(null);
        @Nullable ShopperId now = device.owner();
        if (before != null && !before.equals(now)) {
            tell.tell(before, now == null ? Kind.DEVICE_DEREGISTERED : Kind.DEVICE_TRANSFERRED, id);
        }
        if (now != null && !now.equals(before)) {
            tell.tell(now, Kind.DEVICE_CLAIMED, id);
        }
    }
}
