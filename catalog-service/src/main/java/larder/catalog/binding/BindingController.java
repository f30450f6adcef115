package larder.catalog.binding;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import larder.contracts.Address;
import larder.contracts.Money;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.LevelRule;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A shopper's bindings over HTTP. Another shopper's binding is 404 {@code not-found}. */
@RestController
@RequestMapping("/v1/bindings")
@AllowedTo(roles = "'SHOPPER'", scope = "bindings")
class BindingController {

    private final BindSlot bindSlot;
    private final UnbindSlot unbindSlot;
    private final Bindings bindings;

    BindingController(BindSlot bindSlot, UnbindSlot unbindSlot, Bindings bindings) {
        this.bindSlot = bindSlot;
        this.unbindSlot = unbindSlot;
        this.bindings = bindings;
    }

    /**
     * Binds a slot, written {@code device:slot}, or changes its binding; 201 when it was not bound before, else 200. The
     * {@code ETag} is the binding's version. 404 {@code device-not-owned}, 422 {@code slot-unknown} or
     * {@code product-unknown}, 400 {@code invalid-request}, 409 {@code version-conflict} when {@code If-Match} names
     * another version.
     */
    @PutMapping("/{slotId}")
    ResponseEntity<BindingView> bind(
            @PathVariable SlotId slotId,
            @Valid @RequestBody BindingRequest body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Jwt token) {
        BindSlot.Bound bound = bindSlot.bind(slotId, body.rulesOf(shopper(token)), new IfMatch(ifMatch));
        return answer(bound.created() ? HttpStatus.CREATED : HttpStatus.OK, bound.binding());
    }

    /** All bindings of the shopper. */
    @GetMapping
    BindingList list(@AuthenticationPrincipal Jwt token) {
        return new BindingList(bindings.findByOwnerOrderBySlotId(shopper(token).value()).stream()
                .map(BindingView::of)
                .toList());
    }

    /** One binding, with its version as {@code ETag}; 404 {@code not-found}. */
    @GetMapping("/{slotId}")
    ResponseEntity<BindingView> get(@PathVariable SlotId slotId, @AuthenticationPrincipal Jwt token) {
        return answer(
                HttpStatus.OK,
                bindings.findBySlotIdAndOwner(slotId.value(), shopper(token).value())
                        .orElseThrow(() -> BindingNotFound.of(slotId)));
    }

    /** Erases a binding, 204; 404 {@code not-found}, 409 {@code version-conflict}. */
    @DeleteMapping("/{slotId}")
    ResponseEntity<Void> unbind(
            @PathVariable SlotId slotId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Jwt token) {
        unbindSlot.unbind(shopper(token), slotId, new IfMatch(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private static ShopperId shopper(Jwt token) {
        return new ShopperId(Objects.requireNonNull(token.getSubject()));
    }

    private static ResponseEntity<BindingView> answer(HttpStatus status, Binding binding) {
        return ResponseEntity.status(status)
                .eTag(IfMatch.tagOf(binding.version()))
                .body(BindingView.of(binding));
    }

    record BindingList(List<BindingView> bindings) {}

    record BindingView(
            SlotId slotId,
            Sku sku,
            Quantity quantity,
            @Nullable Money priceCeiling,
            int dailyCap,
            boolean severalOpenOrders,
            boolean paused,
            @Nullable LevelRule levelRule,
            Address deliveryAddress,
            long version,
            Instant changedAt) {

        static BindingView of(Binding binding) {
            BindingState state = binding.state();
            return new BindingView(
                    state.slot(),
                    state.terms().sku(),
                    state.terms().quantity(),
                    state.terms().priceCeiling(),
                    state.dailyCap(),
                    state.severalOpenOrders(),
                    state.paused(),
                    state.levelRule(),
                    state.terms().deliveryAddress(),
                    state.version(),
                    state.changedAt());
        }
    }
}
