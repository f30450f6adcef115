package larder.gateway.claim;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import larder.contracts.DeviceId;
import larder.gateway.Caller;
import larder.gateway.ForMakers;
import larder.gateway.GatewayProperties;
import larder.gateway.IfMatch;
import larder.gateway.limit.ClientAddress;
import larder.gateway.registry.DeviceView;
import larder.gateway.registry.HandOver;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/devices}, where codes are shown and used: claims, new claim codes, transfers. */
@RestController
@RequestMapping("/api/devices")
class CodeController {

    private static final String NO_STORE = "no-store";

    private final SecureRandom random = new SecureRandom();
    private final ClaimDevice claim;
    private final HandOver handOver;
    private final ClientAddress clients;
    private final GatewayProperties.Claiming limits;
    private final Clock clock;

    CodeController(
            ClaimDevice claim, HandOver handOver, ClientAddress clients, GatewayProperties properties, Clock clock) {
        this.claim = claim;
        this.clients = clients;
        this.handOver = handOver;
        this.limits = properties.claiming();
        this.clock = clock;
    }

    /**
     * 200 with the device that waits for this code, from the factory or from its owner; {@code claim-code-invalid} when none
     * does, and after too many guesses.
     */
    @PostMapping("/claims")
    @AllowedTo(roles = "'SHOPPER'", scope = "devices")
    ResponseEntity<DeviceView> claim(
            @Valid @RequestBody Claim body, @AuthenticationPrincipal Jwt caller, HttpServletRequest request) {
        return claim.claim(Caller.shopperOf(caller), clients.customer(request), body.claimCode())
                .answer();
    }

    /** 201 with a new code for a device that nobody has claimed, for who lost the old one; 409 {@code conflict}. */
    @PostMapping("/{id}/claim-codes")
    @ForMakers
    ResponseEntity<Code> reissue(@PathVariable String id, Authentication caller) {
        ClaimCode code = ClaimCode.draw(random);
        handOver.reissue(deviceId(id), code.hash(), Caller.of(caller));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .body(new Code(code.printed(), code.qrText(), null));
    }

    /** 201 with a code by which another account may take the device over until {@code expiresAt}; 409 on {@code If-Match}. */
    @PostMapping("/{id}/transfer")
    @AllowedTo(roles = "'SHOPPER'", scope = "devices")
    ResponseEntity<Code> offer(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        ClaimCode code = ClaimCode.draw(random);
        Instant until = clock.instant().plus(limits.transferWithin());
        DeviceView device = handOver.offer(deviceId(id), code.hash(), until, owner(caller), new IfMatch(ifMatch));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .eTag(IfMatch.tagOf(device.version()))
                .body(new Code(code.printed(), code.qrText(), until));
    }

    /** 204; the code is good no more. */
    @DeleteMapping("/{id}/transfer")
    @AllowedTo(roles = "'SHOPPER'", scope = "devices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id, Authentication caller) {
        handOver.withdraw(deviceId(id), owner(caller));
    }

    private static Caller.Shopper owner(Authentication caller) {
        if (Caller.of(caller) instanceof Caller.Shopper owner) {
            return owner;
        }
        throw new ProblemException(ProblemType.FORBIDDEN, "Only its owner may hand a device over");
    }

    private static DeviceId deviceId(String id) {
        try {
            return new DeviceId(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "This is no device id", e);
        }
    }

    /** @param claimCode as it is printed, typed, or read from a QR code */
    record Claim(@NotNull @Size(max = 64) String claimCode) {}

    /**
     * A code, shown this once.
     *
     * @param qrText what its QR code says
     */
    record Code(String claimCode, String qrText, @Nullable Instant expiresAt) {}
}
