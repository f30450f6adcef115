package larder.catalog.binding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
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
import org.springframework.web.bind.annotation.RequestParam;
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
     * {@code ETag} is the binding's version. A binding that needed a choice is active again. 404 {@code device-not-owned}, 422
     * {@code slot-unknown}, {@code product-unknown} or {@code product-not-allowed}, 400 {@code invalid-request}, 409
     * {@code version-conflict} when {@code If-Match} names another version or {@code If-None-Match: *} finds one, 409
     * {@code conflict} when {@code agreedUnitPrice} is not the price any more.
     */
    @PutMapping("/{slotId}")
    ResponseEntity<BindingView> bind(
            @PathVariable SlotId slotId,
            @Valid @RequestBody BindingRequest body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @AuthenticationPrincipal Jwt token) {
        BindSlot.Bound bound =
                bindSlot.bind(slotId, body.rulesOf(shopper(token)), new Precondition(ifMatch, ifNoneMatch));
        return answer(bound.created() ? HttpStatus.CREATED : HttpStatus.OK, bound.binding());
    }

    /**
     * One page of the shopper's bindings in the order of their slots.
     *
     * @param limit the most bindings to answer with, 1 to 200
     * @param after goes on behind this slot: the {@code next} of the page before
     */
    @GetMapping
    BindingPage list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "") @Size(max = 129) String after,
            @AuthenticationPrincipal Jwt token) {
        return BindingPage.of(bindings.page(shopper(token).value(), after, Limit.of(limit + 1)), limit);
    }

    /** One binding, with its version as {@code ETag}; 304 when {@code If-None-Match} names it, 404 {@code not-found}. */
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
        unbindSlot.unbind(shopper(token), slotId, Precondition.ifMatch(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private static ShopperId shopper(Jwt token) {
        return new ShopperId(Objects.requireNonNull(token.getSubject()));
    }

    private static ResponseEntity<BindingView> answer(HttpStatus status, Binding binding) {
        return ResponseEntity.status(status)
                .eTag(Precondition.tagOf(binding.version()))
                .body(BindingView.of(binding));
    }

    /**
     * A part of a shopper's bindings.
     *
     * @param next what to ask {@code after} for the next page; none on the last
     */
    record BindingPage(List<BindingView> bindings, @Nullable SlotId next) {

        static BindingPage of(List<Binding> oneMore, int limit) {
            List<BindingView> page =
                    oneMore.stream().limit(limit).map(BindingView::of).toList();
            return new BindingPage(page, oneMore.size() > limit ? page.getLast().slotId() : null);
        }
    }
}
