package larder.catalog.warehouse;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import larder.contracts.Sku;
import larder.contracts.WarehouseId;
import larder.support.idempotency.Idempotency;
import larder.support.idempotency.IdempotentRequest;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Corrections, transfers and the ledger of a product's stock over HTTP, for operations staff. */
@RestController
@RequestMapping("/v1/stock/{sku}")
@AllowedTo(roles = "'OPS'", scope = "stock")
class MovementController {

    private final CorrectStock correctStock;
    private final Movements movements;
    private final Shelves shelves;
    private final Idempotency idempotency;
    private final Clock clock;

    MovementController(
            CorrectStock correctStock, Movements movements, Shelves shelves, Idempotency idempotency, Clock clock) {
        this.correctStock = correctStock;
        this.movements = movements;
        this.shelves = shelves;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Makes the packs in a warehouse more or fewer: {@code {"warehouse":"main","packs":-3,"reason":"DAMAGE","reference":"D-17"}};
     * 201, or 200 when the reference was corrected before. 409 {@code conflict} where less would be left than is promised to orders,
     * 404 {@code not-found}.
     */
    @PostMapping("/corrections")
    ResponseEntity<?> correct(
            @PathVariable Sku sku, @Valid @RequestBody Correction correction, IdempotentRequest request) {
        return idempotency.once(
                request,
                correction,
                () -> answer(sku, correctStock.correct(correction.of(sku, request.principal(), clock))));
    }

    /**
     * Moves packs to another warehouse: {@code {"from":"main","to":"busan","packs":40,"reference":"T-9"}}; 201, or 200 when the
     * reference was moved before. 409 {@code conflict} where fewer are free to go, 404 {@code not-found}.
     */
    @PostMapping("/transfers")
    ResponseEntity<?> transfer(
            @PathVariable Sku sku, @Valid @RequestBody Transfer transfer, IdempotentRequest request) {
        if (transfer.from().equals(transfer.to())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "from and to are the same warehouse");
        }
        return idempotency.once(
                request,
                transfer,
                () -> answer(
                        sku,
                        correctStock.transfer(
                                transfer.out(sku, request.principal(), clock),
                                transfer.in(sku, request.principal(), clock))));
    }

    /**
     * What came of a product's packs, the latest first; 404 {@code not-found}.
     *
     * @param warehouse only there
     * @param after goes on behind this entry: the {@code next} of the page before
     */
    @GetMapping("/movements")
    Ledger movements(
            @PathVariable Sku sku,
            @RequestParam(required = false) @Nullable WarehouseId warehouse,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "9223372036854775807") @Min(1) long after) {
        correctStock.requireProduct(sku);
        List<Movements.Entry> oneMore = movements.before(sku, after, warehouse, limit + 1);
        List<Line> page = oneMore.stream()
                .limit(limit)
                .map(entry -> new Line(entry.id(), entry.movement()))
                .toList();
        return new Ledger(page, oneMore.size() > limit ? page.getLast().id() : null);
    }

    private ResponseEntity<?> answer(Sku sku, boolean done) {
        return ResponseEntity.status(done ? HttpStatus.CREATED : HttpStatus.OK).body(new Shelved(sku, shelves.of(sku)));
    }

    record Shelved(Sku sku, List<Shelf> warehouses) {}

    /**
     * Some of the ledger.
     *
     * @param movements the latest first
     * @param next what to ask {@code after} for the next page; none on the last
     */
    record Ledger(List<Line> movements, @Nullable Long next) {}

    record Line(long id, @JsonUnwrapped Movement movement) {}

    /**
     * @param packs so many more, or less than 0 for fewer
     * @param reference what it is known by, 1 to 64 letters, digits or . _ ~ -
     */
    record Correction(
            @NotNull WarehouseId warehouse,
            @Min(-1_000_000) @Max(1_000_000) int packs,
            @NotNull CorrectionReason reason,
            @Nullable @Size(max = 500) String note,

            @NotNull @Pattern(regexp = "[A-Za-z0-9._~-]{1,64}")
            String reference) {

        Movement of(Sku sku, String author, Clock clock) {
            if (!reason.allows(packs)) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, reason + " does not go with " + packs + " packs");
            }
            return new Movement(
                    clock.instant(), Movement.Kind.CORRECTION, sku, warehouse, packs, reference, reason, note, author);
        }
    }

    /** @param reference what it is known by, 1 to 64 letters, digits or . _ ~ - */
    record Transfer(
            @NotNull WarehouseId from,
            @NotNull WarehouseId to,
            @Min(1) @Max(1_000_000) int packs,

            @NotNull @Pattern(regexp = "[A-Za-z0-9._~-]{1,64}")
            String reference) {

        Movement out(Sku sku, String author, Clock clock) {
            return Movement.of(Movement.Kind.TRANSFER_OUT, sku, from, -packs, reference, author, clock.instant());
        }

        Movement in(Sku sku, String author, Clock clock) {
            return Movement.of(Movement.Kind.TRANSFER_IN, sku, to, packs, reference, author, clock.instant());
        }
    }
}
