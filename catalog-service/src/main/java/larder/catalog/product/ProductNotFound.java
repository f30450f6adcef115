package larder.catalog.product;

import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** There is no such product. */
public final class ProductNotFound extends ProblemException {

    private ProductNotFound(String detail) {
        super(ProblemType.NOT_FOUND, detail);
    }

    public static ProductNotFound with(Sku sku) {
        return new ProductNotFound("no product " + sku);
    }
}
