package larder.catalog.feedrow;

import java.util.List;
import larder.catalog.intake.FeedProduct;
import larder.catalog.intake.Patch;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/** What a row says. */
public sealed interface RowOutcome {

    /** A product, whole. */
    record Whole(FeedProduct product, List<Finding> warnings) implements RowOutcome {}

    /** The price of a product that is known already. */
    record Partial(Patch patch, List<Finding> warnings) implements RowOutcome {}

    /** That a product has left. */
    record Gone(Sku sku) implements RowOutcome {}

    /**
     * Nothing that can be acted on.
     *
     * @param sku the product it is about, where that can be read: it is in the feed all the same
     */
    record Refused(@Nullable Sku sku, @Nullable String item, List<Finding> findings) implements RowOutcome {}
}
