package larder.gateway.appliance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import larder.contracts.DeviceId;
import larder.contracts.ModelId;
import larder.gateway.Caller;
import larder.gateway.registry.HandOver;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/appliances}: a partner's appliance, with a token that its shopper granted, says which device it is. */
@RestController
@RequestMapping("/api/appliances")
@PreAuthorize("hasAuthority('SCOPE_replenish')")
class ApplianceController {

    private final AuthorizeAppliance authorize;

    ApplianceController(AuthorizeAppliance authorize) {
        this.authorize = authorize;
    }

    /**
     * 201 when the device is the shopper's from now on or speaks under another grant now, 200 when that was so before. 422
     * {@code model-unknown}; 409 {@code conflict} when it is another's; 403 {@code forbidden} while the partner is suspended.
     */
    @PostMapping
    ResponseEntity<ApplianceView> bringIn(@Valid @RequestBody Appliance body, @AuthenticationPrincipal Jwt token) {
        HandOver.Authorized authorized =
                authorize.authorize(new ModelId(body.model()), body.serial(), authorization(token));
        return ResponseEntity.status(authorized.anew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new ApplianceView(
                        authorized.device().deviceId(),
                        authorized.device().model(),
                        authorized.device().serial(),
                        authorized.device().slots()));
    }

    private static AuthorizeAppliance.Authorization authorization(Jwt token) {
        String partner = token.getClaimAsString("partner");
        String grant = token.getClaimAsString("grant");
        if (partner == null || grant == null) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The token is not one for a partner's appliance");
        }
        String client = token.getClaimAsString("client_id");
        return new AuthorizeAppliance.Authorization(
                Caller.shopperOf(token), partner, client == null ? partner : client, grant);
    }

    record Appliance(
            @NotNull @Pattern(regexp = NAME) String model,
            @NotNull @Pattern(regexp = NAME) String serial) {

        private static final String NAME = "[A-Za-z0-9._~-]{1,64}";
    }

    record ApplianceView(DeviceId deviceId, String model, String serial, List<String> slots) {}
}
