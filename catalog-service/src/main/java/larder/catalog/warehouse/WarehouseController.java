package larder.catalog.warehouse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import larder.contracts.WarehouseId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The warehouses over HTTP, for operations staff. */
@RestController
@RequestMapping("/v1/warehouses")
@AllowedTo(roles = "'OPS'", scope = "stock")
class WarehouseController {

    private static final Logger log = LoggerFactory.getLogger(WarehouseController.class);

    private final Warehouses warehouses;

    WarehouseController(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    /** All warehouses, the one that is asked first at the top. */
    @GetMapping
    WarehouseList list() {
        return new WarehouseList(warehouses.all());
    }

    /** One warehouse; 404 {@code not-found}. */
    @GetMapping("/{id}")
    Warehouse get(@PathVariable WarehouseId id) {
        return warehouses.get(id);
    }

    /**
     * Sets up a warehouse, or changes one: {@code {"name":"Busan","country":"KR","rank":10,"serves":["KR","JP"]}}; with
     * {@code "active":false} nothing new is received in it or promised from it. 201, or 200 when there was one. 400
     * {@code invalid-request}.
     */
    @PutMapping("/{id}")
    ResponseEntity<Warehouse> put(
            @PathVariable WarehouseId id, @Valid @RequestBody WarehouseRequest request, Principal principal) {
        Warehouse warehouse = request.toWarehouse(id);
        boolean added = warehouses.put(warehouse);
        log.atInfo()
                .addKeyValue("warehouse", warehouse)
                .addKeyValue("author", principal.getName())
                .log("warehouse set up");
        return ResponseEntity.status(added ? HttpStatus.CREATED : HttpStatus.OK).body(warehouse);
    }

    record WarehouseList(List<Warehouse> warehouses) {}

    record WarehouseRequest(
            @NotNull @Size(min = 1, max = 120) String name,
            @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
            @Min(0) @Max(1_000_000) int rank,

            @Nullable @Size(max = 250) List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> serves,

            @Nullable Boolean active) {

        Warehouse toWarehouse(WarehouseId id) {
            try {
                return new Warehouse(
                        id, name, country, rank, serves == null ? List.of() : serves, active == null || active);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
            }
        }
    }
}
