package larder.delivery.shipment;

import larder.contracts.ShipmentId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** There is no such shipment, or none that the caller may see. */
final class ShipmentNotFound extends ProblemException {

    private ShipmentNotFound(String detail) {
        super(ProblemType.NOT_FOUND, detail);
    }

    static ShipmentNotFound with(ShipmentId id) {
        return new ShipmentNotFound("There is no shipment " + id);
    }
}
