package larder.gateway.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.contracts.device.DeviceState.Status;
import larder.gateway.IfMatch;
import larder.gateway.telemetry.DeviceVitals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A device as its owner sees it.
 *
 * @param paused whether its owner has put it on hold, also while it is suspended
 * @param transferUntil until when whoever has the code may take it over
 * @param vitals how it fares, where it is shown alone and was ever heard
 */
public record DeviceView(
        DeviceId deviceId,
        String model,
        String serial,
        List<String> slots,
        Status status,
        boolean paused,
        @Nullable ShopperId owner,
        @Nullable String name,
        @Nullable String room,
        @Nullable Instant transferUntil,
        Instant changedAt,
        DeviceVitals.@Nullable State vitals,
        @JsonIgnore long version) {

    public DeviceView {
        slots = List.copyOf(slots);
    }

    DeviceView faring(Optional<DeviceVitals.State> how) {
        return new DeviceView(
                deviceId,
                model,
                serial,
                slots,
                status,
                paused,
                owner,
                name,
                room,
                transferUntil,
                changedAt,
                how.orElse(null),
                version);
    }

    /** 200 with the device and its version as {@code ETag}. */
    public ResponseEntity<DeviceView> answer() {
        return ResponseEntity.ok().eTag(IfMatch.tagOf(version)).body(this);
    }
}
