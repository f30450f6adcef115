package larder.order.reconciling;

import java.util.List;
import java.util.UUID;
import larder.support.security.AllowedTo;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reconciliations, for operations. */
@RestController
@RequestMapping("/v1/reconciliations")
@AllowedTo(roles = "'OPS'", scope = "orders")
class ReconciliationController {

    private static final int MOST = 50;

    private final Reconcile reconcile;
    private final Reconciliations reconciliations;

    ReconciliationController(Reconcile reconcile, Reconciliations reconciliations) {
        this.reconcile = reconcile;
        this.reconciliations = reconciliations;
    }

    /** {@code POST /v1/reconciliations}: 202 with the {@link ReconciliationView} of one that begins now. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReconciliationView ask() {
        return show(reconcile.ask());
    }

    /** {@code GET /v1/reconciliations}: {@code {"reconciliations":[ReconciliationView...]}}, the newest 50 without their differences. */
    @GetMapping
    Newest list() {
        return new Newest(reconciliations.newest(MOST));
    }

    /** {@code GET /v1/reconciliations/{id}}: the {@link ReconciliationView} with all its differences. Errors: {@code not-found}. */
    @GetMapping("/{id}")
    ReconciliationView show(@PathVariable UUID id) {
        return reconciliations.find(id).orElseThrow(() -> ReconciliationNotFound.with(id));
    }

    record Newest(List<ReconciliationView> reconciliations) {}
}
