package larder.order.childlock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import larder.contracts.ShopperId;
import larder.contracts.decision.Decision.Trigger;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The child lock of the caller's household. Its PIN can be set and tried, never read. */
@RestController
@RequestMapping("/v1/child-lock")
@AllowedTo(roles = "'SHOPPER'", scope = "orders")
class ChildLockController {

    private final ChildLocks locks;

    ChildLockController(ChildLocks locks) {
        this.locks = locks;
    }

    /** {@code GET /v1/child-lock}: the {@link ChildLock}. Errors: {@code not-found} where nothing is locked. */
    @GetMapping
    ChildLock show(Authentication token) {
        return locks.of(owner(token))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "Nothing is locked"));
    }

    /**
     * {@code PUT /v1/child-lock} with {@code {"triggers":["VOICE"],"pin":"2580"}}: 200 and the {@link ChildLock}. Where there is a lock
     * already, {@code pin} is its present PIN, and {@code newPin} another from then on. Errors: {@code invalid-request},
     * {@code pin-wrong}, {@code pin-locked} with {@code Retry-After}.
     */
    @PutMapping
    ChildLock put(@Valid @RequestBody Wish wish, Authentication token) {
        locks.require(locks.put(owner(token), wish.triggers(), wish.pin(), wish.newPin()));
        return show(token);
    }

    /** {@code DELETE /v1/child-lock} with {@code {"pin":"2580"}}: 204. Errors: as with PUT. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@Valid @RequestBody Unlock unlock, Authentication token) {
        locks.require(locks.remove(owner(token), unlock.pin()));
    }

    private static ShopperId owner(Authentication token) {
        return new ShopperId(token.getName());
    }

    record Wish(
            @NotEmpty Set<@NotNull Trigger> triggers,
            @NotNull Pin pin,
            @Nullable Pin newPin) {}

    record Unlock(@NotNull Pin pin) {}
}
