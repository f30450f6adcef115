package larder.catalog.warehouse;

import larder.contracts.WarehouseId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** There is no such warehouse. */
final class WarehouseNotFound extends ProblemException {

    private WarehouseNotFound(String detail) {
        super(ProblemType.NOT_FOUND, detail);
    }

    static WarehouseNotFound with(WarehouseId id) {
        return new WarehouseNotFound("no warehouse " + id);
    }
}
