package larder.catalog.stock;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import larder.catalog.warehouse.Shelf;
import larder.catalog.warehouse.Warehouses;
import larder.contracts.Sku;
import larder.contracts.WarehouseId;
import larder.support.idempotency.Idempotency;
import larder.support.idempotency.IdempotentRequest;
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

    /**
     * The products that run low, in the order of their skus.
     *
     * @param below fewer packs than this are available in all warehouses
     * @param after goes on behind this sku: the {@code next} of the page before
     */
    @GetMapping
    LowStock low(
            @RequestParam(defaultValue = "10") @Min(1) @Max(1_000_000) long below,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "") @Size(max = 64) String after) {
        List<StockLevel> oneMore = readStock.below(below, after, limit + 1);
        List<StockLevel> page = oneMore.stream().limit(limit).toList();
        return new LowStock(page, oneMore.size() > limit ? page.getLast().sku() : null);
    }

    /** The stock of a product, in packs, in all and in each warehouse; 404 {@code not-found}. */
    @GetMapping("/{sku}")
    StockView get(@PathVariable Sku sku) {
        return view(sku);
    }

    /**
     * Adds a delivery of packs: {@code {"packs":48,"reference":"DN-2041"}}, and {@code "warehouse"} where it is not the main one; 201,
     * or 200 when the reference was added before. 409 {@code conflict} when it was added with another number of packs or elsewhere, or
     * the warehouse is not active, 409 {@code sale-suspended} when a policy lets no more be bought; 404 {@code not-found}.
     */
    @PostMapping("/{sku}/receipts")
    ResponseEntity<?> receive(@PathVariable Sku sku, @Valid @RequestBody Receipt receipt, IdempotentRequest request) {
        return idempotency.once(request, receipt, () -> {
            boolean added = receiveStock.receive(
                    sku, receipt.where(), receipt.packs(), receipt.reference(), request.principal());
            return ResponseEntity.status(added ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(view(sku));
        });
    }

    private StockView view(Sku sku) {
        List<Shelf> shelves = readStock.shelves(sku);
        return new StockView(StockLevel.of(sku, shelves), shelves);
    }

    record StockView(@JsonUnwrapped StockLevel all, List<Shelf> warehouses) {}

    /**
     * Some products that run low.
     *
     * @param products in the order of their skus
     * @param next what to ask {@code after} for the next page; none on the last
     */
    record LowStock(List<StockLevel> products, @Nullable Sku next) {}

    /**
     * @param warehouse the main one, unless it is named
     * @param packs 1 to 1,000,000
     * @param reference what the delivery is known by, 1 to 64 letters, digits or . _ ~ -
     */
    record Receipt(
            @Nullable WarehouseId warehouse,
            @Min(1) @Max(1_000_000) int packs,

            @NotNull @Pattern(regexp = "[A-Za-z0-9._~-]{1,64}")
            String reference) {

        WarehouseId where() {
            return warehouse == null ? Warehouses.MAIN : warehouse;
        }
    }
}
