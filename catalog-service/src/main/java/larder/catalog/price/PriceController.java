package larder.catalog.price;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import larder.contracts.Money;
import larder.contracts.Sku;
import larder.support.idempotency.Idempotency;
import larder.support.idempotency.IdempotentRequest;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RestController;

/** The prices of a product, past and to come, over HTTP, for operations staff. */
@RestController
@RequestMapping("/v1/products/{sku}/prices")
@AllowedTo(roles = "'OPS'", scope = "products")
class PriceController {

    private static final Instant END = Instant.parse("3000-01-01T00:00:00Z");

    private final SchedulePrice schedulePrice;
    private final PriceHistory history;
    private final Prices prices;
    private final Idempotency idempotency;
    private final Clock clock;

    PriceController(
            SchedulePrice schedulePrice, PriceHistory history, Prices prices, Idempotency idempotency, Clock clock) {
        this.schedulePrice = schedulePrice;
        this.history = history;
        this.prices = prices;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Lays a price: {@code {"kind":"SALE","price":{"amount":"9.90","currency":"USD"},"until":"2026-12-01T00:00:00Z"}}, from now on
     * unless {@code from} says when; 201. 400 {@code invalid-request}, 404 {@code not-found}, 409 {@code conflict} for a sale price in
     * another currency than the regular price it stands beside.
     */
    @PostMapping
    ResponseEntity<?> lay(
            @PathVariable Sku sku,
            @Valid @RequestBody Wish body,
            IdempotentRequest request,
            @AuthenticationPrincipal Jwt token) {
        var wish = new SchedulePrice.Wish(body.kind(), body.price(), body.from(), body.until(), body.reason());
        return idempotency.once(
                request,
                body,
                () -> ResponseEntity.created(URI.create("/v1/products/" + sku + "/prices"))
                        .body(schedulePrice.schedule(sku, wish, subject(token))));
    }

    /**
     * What the product costs at an instant, and one page of all its prices, the last laid first; 404 {@code not-found}.
     *
     * @param at the instant; now where it is left out
     * @param limit the most prices to answer with, 1 to 200
     * @param after goes on behind this price: the {@code next} of the page before
     */
    @GetMapping
    PricePage list(
            @PathVariable Sku sku,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable Long after) {
        history.requireProduct(sku);
        Instant instant = at == null ? clock.instant() : requireWithinHistory(at);
        List<Price> oneMore = history.page(sku, after, limit + 1);
        List<Price> page = oneMore.stream().limit(limit).toList();
        return new PricePage(
                prices.of(sku, instant).map(Pricing::inForce).orElse(null),
                page,
                oneMore.size() > limit ? page.getLast().id() : null);
    }

    /** Takes back a price that has not begun, 204; 404 {@code not-found}, 409 {@code conflict} when it has, or is about to. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> withdraw(@PathVariable Sku sku, @PathVariable long id, @AuthenticationPrincipal Jwt token) {
        schedulePrice.withdraw(sku, id, subject(token));
        return ResponseEntity.noContent().build();
    }

    private static Instant requireWithinHistory(Instant at) {
        if (at.isBefore(Instant.EPOCH) || at.isAfter(END)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "at must be from 1970 to 2999");
        }
        return at;
    }

    private static String subject(Jwt token) {
        return Objects.requireNonNull(token.getSubject());
    }

    /**
     * @param reason why, up to 500 characters
     */
    record Wish(
            NewPrice.@NotNull Kind kind,
            @NotNull Money price,
            @Nullable Instant from,
            @Nullable Instant until,

            @Nullable @Size(max = 500) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*")
            String reason) {}

    /**
     * @param inForce what a pack costs at that instant; none before its first price
     */
    record PricePage(
            @Nullable Money inForce,
            List<Price> prices,
            @Nullable Long next) {}
}
