package larder.gateway.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import larder.contracts.DeviceId;
import larder.gateway.Caller;
import larder.gateway.IfMatch;
import larder.gateway.telemetry.DeviceVitals;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/devices}: shoppers see, change and end their devices; ops see and end any. */
@RestController
@RequestMapping("/api/devices")
class DeviceController {

    private static final int PAGE = 100;

    private final OwnedDevices owned;
    private final ChangeDevice change;
    private final DeregisterDevice deregister;
    private final DeviceVitals vitals;

    DeviceController(OwnedDevices owned, ChangeDevice change, DeregisterDevice deregister, DeviceVitals vitals) {
        this.vitals = vitals;
        this.owned = owned;
        this.change = change;
        this.deregister = deregister;
    }

    /** The shopper's devices by id, {@code limit} at most; {@code next}, when there, goes into {@code after}. */
    @GetMapping
    @AllowedTo(roles = "'SHOPPER'", scope = "devices")
    Page list(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "") String after,
            @AuthenticationPrincipal Jwt caller) {
        if (limit < 1 || limit > PAGE) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "limit must be 1 to " + PAGE);
        }
        List<DeviceView> found = owned.of(Caller.shopperOf(caller), after, limit + 1);
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), found.get(limit - 1).deviceId());
    }

    /** One device of the shopper, or any for ops, and how it fares, with its version as {@code ETag}. */
    @GetMapping("/{id}")
    @AllowedTo(
            roles = {"'SHOPPER'", "'OPS'"},
            scope = "devices")
    ResponseEntity<DeviceView> get(@PathVariable String id, Authentication caller) {
        DeviceId device = deviceId(id);
        return owned.one(device, Caller.of(caller)).faring(vitals.of(device)).answer();
    }

    /** 200 with the device as it is now; 409 {@code version-conflict} when {@code If-Match} names another version. */
    @PatchMapping("/{id}")
    @AllowedTo(roles = "'SHOPPER'", scope = "devices")
    ResponseEntity<DeviceView> change(
            @PathVariable String id,
            @Valid @RequestBody Changes body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        if (!(Caller.of(caller) instanceof Caller.Shopper owner)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only its owner may change a device");
        }
        return change.change(
                        deviceId(id),
                        new ChangeDevice.Change(body.name(), body.room(), body.paused()),
                        owner,
                        new IfMatch(ifMatch))
                .answer();
    }

    /** 204; the device's keys are refused on every gateway within a second. */
    @DeleteMapping("/{id}")
    @AllowedTo(
            roles = {"'SHOPPER'", "'OPS'"},
            scope = "devices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deregister(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        deregister.deregister(deviceId(id), Caller.of(caller), new IfMatch(ifMatch));
    }

    private static DeviceId deviceId(String id) {
        try {
            return new DeviceId(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "This is no device id", e);
        }
    }

    /**
     * @param name what its owner calls it
     * @param room where it stands
     * @param paused whether it is on hold
     */
    record Changes(
            @Nullable @Size(max = 60) @Pattern(regexp = PLAIN, message = "must be plain text")
            String name,

            @Nullable @Size(max = 60) @Pattern(regexp = PLAIN, message = "must be plain text")
            String room,

            @Nullable Boolean paused) {

        /** Nothing that breaks a line, or turns the rest of one around, in a log, a mail or a label. */
        private static final String PLAIN = "[^\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]*";
    }

    record Page(List<DeviceView> devices, @Nullable DeviceId next) {}
}
