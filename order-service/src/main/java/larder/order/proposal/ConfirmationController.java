package larder.order.proposal;

import larder.contracts.OrderId;
import larder.order.reading.Viewer;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Shows shoppers what they are about to buy. */
@RestController
@AllowedTo(roles = "'SHOPPER'", scope = "orders")
class ConfirmationController {

    private final ShowConfirmation showConfirmation;

    ConfirmationController(ShowConfirmation showConfirmation) {
        this.showConfirmation = showConfirmation;
    }

    /**
     * {@code GET /v1/orders/{id}/confirmation}: 200 {@link Confirmation} of a held order, in the language of {@code Accept-Language}
     * where that is English, German or Korean, otherwise in that of the country. What is shown is kept with the order. Errors:
     * {@code not-found}, {@code order-not-held}.
     */
    @GetMapping("/v1/orders/{id}/confirmation")
    ResponseEntity<Confirmation> show(
            @PathVariable OrderId id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String acceptLanguage,
            Authentication token) {
        Confirmation confirmation = showConfirmation.show(id, Viewer.of(token), acceptLanguage);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_LANGUAGE, confirmation.language())
                .body(confirmation);
    }
}
