package larder.catalog.stock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import larder.contracts.Sku;
import larder.support.idempotency.Idempotency;
import larder.support.idempotency.IdempotentRequest;
import larder.support.security.AllowedTo;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The stock over HTTP, for operations staff. */
@RestController
@RequestMapping("/v1/stock")
@AllowedTo(roles = "'OPS'", scope = "stock")
class StockController {

    private final ReadStock readStock;
    private final ReceiveStock receiveStock;
    private final Idempotency idempotency;

    StockController(ReadStock readStock, ReceiveStock receiveStock, Idempotency idempotency) {
        this.readStock = readStock;
        this.receiveStock = receiveStock;
        this.idempotency = idempotency;
    }

    /** The stock of a product, in packs; 404 {@code not-found}. */
    @GetMapping("/{sku}")
    StockLevel get(@PathVariable Sku sku) {
        return readStock.read(sku);
    }

    /**
     * Adds a delivery of packs: {@code {"packs":48,"reference":"DN-2041"}}; 201, or 200 when the reference was added
     * before. 409 {@code conflict} when it was added with another number of packs, 409 {@code sale-suspended} when a policy lets no
     * more be bought, 404 {@code not-found}.
     */
    @PostMapping("/{sku}/receipts")
    ResponseEntity<?> receive(@PathVariable Sku sku, @Valid @RequestBody Receipt receipt, IdempotentRequest request) {
        return idempotency.once(request, receipt, () -> {
            boolean added = receiveStock.receive(sku, receipt.packs(), receipt.reference());
            return ResponseEntity.status(added ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(readStock.read(sku));
        });
    }

    /**
     * @param packs 1 to 1,000,000
     * @param reference what the delivery is known by, 1 to 64 letters, digits or . _ ~ -
     */
    record Receipt(
            @Min(1) @Max(1_000_000) int packs,

            @NotNull @Pattern(regexp = "[A-Za-z0-9._~-]{1,64}")
            String reference) {}
}
