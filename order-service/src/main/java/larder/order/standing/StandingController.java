package larder.order.standing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import larder.contracts.ShopperId;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets operations say how an account stands. Any account can be asked about; whether it exists is the gateway's to know. */
@RestController
@RequestMapping("/v1/standings/{id}")
@AllowedTo(roles = "'OPS'", scope = "ops")
class StandingController {

    private static final int LONGEST_REASON = 500;

    private final Standings standings;

    StandingController(Standings standings) {
        this.standings = standings;
    }

    /** {@code GET /v1/standings/{id}}: the {@link AccountStanding}; GOOD where nothing was ever said. */
    @GetMapping
    AccountStanding show(@PathVariable ShopperId id) {
        return standings.of(id);
    }

    /**
     * {@code PUT /v1/standings/{id}} with {@code {"standing":"SUSPENDED","reason":"Card stolen"}}: 200 and the standing. Orders that
     * are placed already go on; those to come are held, and those that are held cannot be approved. Errors: {@code invalid-request}.
     */
    @PutMapping
    AccountStanding set(@PathVariable ShopperId id, @Valid @RequestBody Wish wish, Authentication token) {
        standings.set(id, wish.standing(), wish.reason(), token.getName());
        return standings.of(id);
    }

    record Wish(
            @NotNull Standing standing,
            @Nullable @Size(min = 1, max = LONGEST_REASON) String reason) {}
}
