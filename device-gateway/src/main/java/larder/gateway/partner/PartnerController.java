package larder.gateway.partner;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import larder.gateway.identity.PartnerClients;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/partners}: ops keep the makers of devices and their clients. */
@RestController
@RequestMapping("/api/partners")
@AllowedTo(roles = "'OPS'", scope = "ops")
class PartnerController {

    private static final int PAGE = 100;

    private final KeepPartners partners;

    PartnerController(KeepPartners partners) {
        this.partners = partners;
    }

    /** 201; 409 {@code conflict} when there is one of this name. */
    @PostMapping
    ResponseEntity<PartnerView> make(@Valid @RequestBody NewPartner body) {
        PartnerView made = PartnerView.of(partners.make(body.name().strip()));
        return ResponseEntity.created(URI.create("/api/partners/" + made.partnerId()))
                .body(made);
    }

    /** All partners by id, {@code limit} at most; {@code next}, when there, goes into {@code after}. */
    @GetMapping
    PartnerPage list(@RequestParam(defaultValue = "100") int limit, @RequestParam(defaultValue = "") String after) {
        if (limit < 1 || limit > PAGE) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "limit must be 1 to " + PAGE);
        }
        List<PartnerView> found =
                partners.page(after, limit + 1).stream().map(PartnerView::of).toList();
        return found.size() <= limit
                ? new PartnerPage(found, null)
                : new PartnerPage(found.subList(0, limit), found.get(limit - 1).partnerId());
    }

    @GetMapping("/{id}")
    PartnerView get(@PathVariable String id) {
        return PartnerView.of(partners.one(id));
    }

    /** Ends all its clients, and has its devices suspended one batch after the other; doing it again changes nothing. */
    @PutMapping("/{id}/suspension")
    PartnerView suspend(@PathVariable String id) {
        return PartnerView.of(partners.suspend(id));
    }

    /** Has its devices resumed likewise. Its clients stay ended: it needs new ones. */
    @DeleteMapping("/{id}/suspension")
    PartnerView resume(@PathVariable String id) {
        return PartnerView.of(partners.resume(id));
    }

    /** 201 with the secret, which is never shown again; 409 {@code conflict} while the partner is suspended. */
    @PostMapping("/{id}/clients")
    ResponseEntity<ClientSecret> addClient(@PathVariable String id, @Valid @RequestBody NewClient body) {
        return secret(HttpStatus.CREATED, partners.addClient(id, body.name(), body.redirectUrisOrNone()));
    }

    @GetMapping("/{id}/clients")
    Clients clients(@PathVariable String id) {
        return new Clients(partners.clientsOf(id));
    }

    /** 200 with a new secret, which is never shown again; the old one is good no more. */
    @PostMapping("/{id}/clients/{client}/secret")
    ResponseEntity<ClientSecret> rotateSecret(@PathVariable String id, @PathVariable String client) {
        return secret(HttpStatus.OK, partners.rotateSecret(id, client));
    }

    @DeleteMapping("/{id}/clients/{client}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endClient(@PathVariable String id, @PathVariable String client) {
        partners.endClient(id, client);
    }

    private static ResponseEntity<ClientSecret> secret(HttpStatus status, PartnerClients.Secret made) {
        return ResponseEntity.status(status)
                .header("Cache-Control", "no-store")
                .body(new ClientSecret(made.clientId(), made.secret()));
    }

    record NewPartner(@NotBlank @Size(max = 80) String name) {}

    /** @param redirectUris where people's browsers may be sent back to; none for a client that people never see */
    record NewClient(
            @NotBlank @Size(max = 80) String name,

            @Nullable @Size(max = 10) List<@NotNull @Size(max = 400) String> redirectUris) {

        List<String> redirectUrisOrNone() {
            return redirectUris == null ? List.of() : redirectUris;
        }
    }

    record ClientSecret(String clientId, String clientSecret) {}

    record Clients(List<PartnerClients.View> clients) {}

    record PartnerPage(List<PartnerView> partners, @Nullable String next) {}

    /** @param devicesFollowed whether all its devices stand as it does */
    record PartnerView(
            String partnerId,
            String name,
            Partner.Status status,
            boolean devicesFollowed,
            Instant createdAt,
            Instant changedAt) {

        static PartnerView of(Partner partner) {
            return new PartnerView(
                    partner.id(),
                    partner.name(),
                    partner.status(),
                    partner.isSettled(),
                    partner.createdAt(),
                    partner.changedAt());
        }
    }
}
