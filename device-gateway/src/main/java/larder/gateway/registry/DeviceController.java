package larder.gateway.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.contracts.device.DeviceState;
import larder.gateway.key.KeyOffer;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/devices}: ops register devices, shoppers claim and see theirs, both may deregister. */
@RestController
@RequestMapping("/v1/devices")
class DeviceController {

    private static final int PAGE = 100;
    private static final String NAME = "[A-Za-z0-9._~-]{1,64}";

    private final RegisterDevice register;
    private final ClaimDevice claim;
    private final DeregisterDevice deregister;
    private final OwnedDevices owned;

    DeviceController(RegisterDevice register, ClaimDevice claim, DeregisterDevice deregister, OwnedDevices owned) {
        this.register = register;
        this.claim = claim;
        this.deregister = deregister;
        this.owned = owned;
    }

    /** 201 with the claim code and, for {@code hmac-sha256}, the secret in base64; neither is ever shown again. */
    @PostMapping
    @AllowedTo(roles = "'OPS'", scope = "devices")
    ResponseEntity<Registered> register(@Valid @RequestBody Registration body) {
        body.requireDistinctSlots();
        var made = register.register(body.model(), body.serial(), body.slots(), body.key());
        byte[] secret = made.secret();
        return ResponseEntity.created(URI.create("/v1/devices/" + made.device()))
                .header("Cache-Control", "no-store")
                .body(new Registered(
                        made.device(),
                        made.code().printed(),
                        secret == null ? null : Base64.getEncoder().encodeToString(secret)));
    }

    /** 200 with the device; {@code claim-code-invalid} when no device waits for this code, or after too many guesses. */
    @PostMapping("/claims")
    @AllowedTo(roles = "'SHOPPER'", scope = "devices")
    DeviceView claim(@Valid @RequestBody Claim body, @AuthenticationPrincipal Jwt caller) {
        return DeviceView.of(claim.claim(shopper(caller), body.claimCode()));
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
        List<DeviceView> found = owned.of(shopper(caller), after, limit + 1).stream()
                .map(DeviceView::of)
                .toList();
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), found.get(limit - 1).deviceId());
    }

    /** One device of the shopper, or any for ops. */
    @GetMapping("/{id}")
    @AllowedTo(
            roles = {"'SHOPPER'", "'OPS'"},
            scope = "devices")
    DeviceView get(@PathVariable String id, @AuthenticationPrincipal Jwt caller, HttpServletRequest request) {
        DeviceId device = deviceId(id);
        return DeviceView.of(isOps(request) ? owned.any(device) : owned.one(device, shopper(caller)));
    }

    /** 204; the device's key is refused on every gateway within a second. */
    @DeleteMapping("/{id}")
    @AllowedTo(
            roles = {"'SHOPPER'", "'OPS'"},
            scope = "devices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deregister(@PathVariable String id, @AuthenticationPrincipal Jwt caller, HttpServletRequest request) {
        DeviceId device = deviceId(id);
        if (isOps(request)) {
            deregister.deregister(device);
        } else {
            deregister.deregister(device, shopper(caller));
        }
    }

    private static boolean isOps(HttpServletRequest request) {
        return request.isUserInRole("OPS");
    }

    private static ShopperId shopper(Jwt caller) {
        return new ShopperId(Objects.requireNonNull(caller.getSubject(), "every token of the issuer has a subject"));
    }

    private static DeviceId deviceId(String id) {
        try {
            return new DeviceId(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "This is no device id", e);
        }
    }

    record Registration(
            @NotNull @Pattern(regexp = NAME) String serial,
            @NotNull @Pattern(regexp = NAME) String model,
            @NotEmpty @Size(max = 16) List<@NotNull @Pattern(regexp = NAME) String> slots,
            @NotNull @Valid KeyOffer key) {

        void requireDistinctSlots() {
            if (new HashSet<>(slots).size() != slots.size()) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "slots must differ");
            }
        }
    }

    record Registered(
            DeviceId deviceId,
            String claimCode,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String secret) {}

    record Claim(@NotNull @Size(max = 64) String claimCode) {}

    record Page(List<DeviceView> devices, @Nullable DeviceId next) {}

    record DeviceView(
            DeviceId deviceId,
            String model,
            List<String> slots,
            DeviceState.Status status,
            @Nullable ShopperId owner,
            Instant changedAt) {

        static DeviceView of(DeviceState state) {
            return new DeviceView(
                    state.device(), state.model(), state.slots(), state.status(), state.owner(), state.changedAt());
        }
    }
}
