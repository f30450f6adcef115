package larder.catalog.policy;

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
import java.util.UUID;
import larder.catalog.policy.Policy.Standing;
import larder.support.idempotency.Idempotency;
import larder.support.idempotency.IdempotentRequest;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sale policies over HTTP, for operations staff. */
@RestController
@RequestMapping("/v1/policies")
@AllowedTo(roles = "'OPS'", scope = "products")
class PolicyController {

    /** Something to read on one line. */
    private static final String TEXT = "[^\\p{Cc}\\p{Cs}]*[[^\\p{Cc}\\p{Cs}]&&\\S][^\\p{Cc}\\p{Cs}]*";

    private final LayPolicies layPolicies;
    private final Policies policies;
    private final PolicyReach policyReach;
    private final Idempotency idempotency;
    private final Clock clock;

    PolicyController(
            LayPolicies layPolicies, Policies policies, PolicyReach policyReach, Idempotency idempotency, Clock clock) {
        this.layPolicies = layPolicies;
        this.policies = policies;
        this.policyReach = policyReach;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Lays a policy: {@code {"scope":"BRAND","subject":"Nest","state":"SUSPENDED","reason":"Recalled"}}, from now on unless {@code from}
     * says when; 201. 400 {@code invalid-request} for what is past, or ends before it begins.
     */
    @PostMapping
    ResponseEntity<?> lay(
            @Valid @RequestBody Request body, IdempotentRequest request, @AuthenticationPrincipal Jwt token) {
        return idempotency.once(request, body, () -> {
            Policy laid = layPolicies.lay(body.scope(), body.subject(), body.wish(), subject(token));
            return ResponseEntity.created(URI.create("/v1/policies/" + laid.id()))
                    .body(view(laid));
        });
    }

    /**
     * One page of policies, the last laid first.
     *
     * @param standing only those that stand so now
     * @param scope only of this scope
     * @param subject only about this subject
     * @param limit the most policies to answer with, 1 to 200
     * @param after goes on behind this policy: the {@code next} of the page before
     */
    @GetMapping
    PolicyPage list(
            @RequestParam(required = false) @Nullable Standing standing,
            @RequestParam(required = false) @Nullable Scope scope,
            @RequestParam(required = false) @Nullable @Size(max = 128) String subject,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable UUID after) {
        List<Policy> oneMore = policies.page(standing, scope, subject, after, limit + 1, clock.instant());
        List<PolicyView> page = oneMore.stream().limit(limit).map(this::view).toList();
        return new PolicyPage(page, oneMore.size() > limit ? page.getLast().id() : null);
    }

    /** One policy; 404 {@code not-found}. */
    @GetMapping("/{id}")
    PolicyView get(@PathVariable UUID id) {
        return view(policy(id));
    }

    /** Lets a policy that has not begun say something else; 404 {@code not-found}, 409 {@code conflict} when it has begun. */
    @PutMapping("/{id}")
    PolicyView change(@PathVariable UUID id, @Valid @RequestBody Change body, @AuthenticationPrincipal Jwt token) {
        return view(layPolicies.change(id, body.wish(), subject(token)));
    }

    /**
     * Ends a policy now, or when {@code from} says: {@code {"reason":"The maker has mended it"}}. One that has not begun by then never
     * begins. 404 {@code not-found}, 409 {@code conflict} when it ends by then anyway.
     */
    @PostMapping("/{id}/lift")
    PolicyView lift(@PathVariable UUID id, @Valid @RequestBody Lift body, @AuthenticationPrincipal Jwt token) {
        return view(layPolicies.lift(id, body.reason(), body.from(), subject(token)));
    }

    /** How many products and bindings fall under a policy at this moment, begun or not; 404 {@code not-found}. */
    @GetMapping("/{id}/reach")
    PolicyReach.Reach reach(@PathVariable UUID id) {
        return policyReach.of(policy(id));
    }

    /**
     * Who did what to a policy, when and why, in that order; 404 {@code not-found}.
     *
     * @param limit the most changes to answer with, 1 to 200
     * @param after goes on behind this version: the {@code next} of the page before
     */
    @GetMapping("/{id}/history")
    History history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "0") @Min(0) int after) {
        policy(id);
        List<Amendment> oneMore = policies.history(id, after, limit + 1);
        List<Amendment> page = oneMore.stream().limit(limit).toList();
        return new History(page, oneMore.size() > limit ? page.getLast().version() : null);
    }

    private Policy policy(UUID id) {
        return policies.find(id).orElseThrow(() -> PolicyNotFound.with(id));
    }

    private PolicyView view(Policy policy) {
        return PolicyView.of(policy, clock.instant());
    }

    private static String subject(Jwt token) {
        return Objects.requireNonNull(token.getSubject());
    }

    /**
     * @param subject a sku, brand, category or seller, 1 to 128 characters
     * @param reason what shoppers are told, 1 to 500 characters
     * @param note what only ops are told, up to 2000 characters
     */
    record Request(
            @NotNull Scope scope,

            @NotNull @Size(max = 128) @Pattern(regexp = TEXT)
            String subject,

            @NotNull SaleState state,
            @Nullable Instant from,
            @Nullable Instant until,

            @NotNull @Size(max = 500) @Pattern(regexp = TEXT)
            String reason,

            @Nullable @Size(max = 2000) @Pattern(regexp = TEXT)
            String note) {

        LayPolicies.Wish wish() {
            return new LayPolicies.Wish(state, from, until, reason.strip(), note);
        }
    }

    record Change(
            @NotNull SaleState state,
            @Nullable Instant from,
            @Nullable Instant until,

            @NotNull @Size(max = 500) @Pattern(regexp = TEXT)
            String reason,

            @Nullable @Size(max = 2000) @Pattern(regexp = TEXT)
            String note) {

        LayPolicies.Wish wish() {
            return new LayPolicies.Wish(state, from, until, reason.strip(), note);
        }
    }

    record Lift(
            @NotNull @Size(max = 500) @Pattern(regexp = TEXT)
            String reason,

            @Nullable Instant from) {}

    record PolicyPage(List<PolicyView> policies, @Nullable UUID next) {}

    record History(List<Amendment> changes, @Nullable Integer next) {}

    record PolicyView(
            UUID id,
            Scope scope,
            String subject,
            Standing standing,
            SaleState state,
            Instant from,
            @Nullable Instant until,
            String reason,
            @Nullable String note,
            int version) {

        static PolicyView of(Policy policy, Instant now) {
            Policy.Terms terms = policy.terms();
            return new PolicyView(
                    policy.id(),
                    policy.scope(),
                    policy.subject(),
                    policy.standing(now),
                    terms.state(),
                    terms.from(),
                    terms.until(),
                    terms.reason(),
                    terms.note(),
                    policy.version());
        }
    }
}
