package larder.gateway.rotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.gateway.key.KeyOffer;
import larder.gateway.key.KeyRing;
import larder.gateway.key.KeyView;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/devices/{id}/keys}: the owner and ops see a device's keys and revoke them; ops give it another. */
@RestController
@RequestMapping("/api/devices/{id}/keys")
class DeviceKeyController {

    private final ChangeKeys changes;
    private final KeyRing keys;

    DeviceKeyController(ChangeKeys changes, KeyRing keys) {
        this.changes = changes;
        this.keys = keys;
    }

    /** Every key the device has had, the oldest first; of none the key itself. */
    @GetMapping
    @AllowedTo(
            roles = {"'SHOPPER'", "'OPS'"},
            scope = "devices")
    Listed list(@PathVariable String id, @AuthenticationPrincipal Jwt caller, HttpServletRequest request) {
        DeviceId device = deviceId(id);
        changes.require(device, shopper(caller, request));
        return new Listed(keys.list(device));
    }

    /** 201; a device with a certificate gets its next one so, before the present one ends. */
    @PostMapping
    @AllowedTo(roles = "'OPS'", scope = "devices")
    ResponseEntity<Added> add(@PathVariable String id, @Valid @RequestBody KeyOffer offer) {
        DeviceId device = deviceId(id);
        KeyRing.Given given = changes.add(device, offer);
        byte[] secret = given.secret();
        return ResponseEntity.created(URI.create("/api/devices/" + device + "/keys/" + given.keyId()))
                .header("Cache-Control", "no-store")
                .body(new Added(
                        given.keyId(),
                        secret == null ? null : Base64.getEncoder().encodeToString(secret)));
    }

    /** 200; the key is refused on every gateway within a second. */
    @PostMapping("/{keyId}/revocation")
    @AllowedTo(
            roles = {"'SHOPPER'", "'OPS'"},
            scope = "devices")
    KeyView revoke(
            @PathVariable String id,
            @PathVariable String keyId,
            @AuthenticationPrincipal Jwt caller,
            HttpServletRequest request) {
        return changes.revoke(deviceId(id), keyId, shopper(caller, request));
    }

    /** Whose devices the caller may touch: ops any, a shopper their own. */
    private static Optional<ShopperId> shopper(Jwt caller, HttpServletRequest request) {
        return request.isUserInRole("OPS")
                ? Optional.empty()
                : Optional.of(new ShopperId(
                        Objects.requireNonNull(caller.getSubject(), "every token of the issuer has a subject")));
    }

    private static DeviceId deviceId(String id) {
        try {
            return new DeviceId(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "This is no device id", e);
        }
    }

    record Listed(List<KeyView> keys) {}

    record Added(
            String keyId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String secret) {}
}
