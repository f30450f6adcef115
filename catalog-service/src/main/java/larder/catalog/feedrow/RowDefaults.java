package larder.catalog.feedrow;

import larder.catalog.feedformat.FeedRow;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all rows of a run.
 *
 * @param seller whose products they are
 * @param currency that of prices which name none
 * @param delta whether a row may say less than a product needs
 */
public record RowDefaults(String seller, @Nullable String currency, boolean delta) {

    public RowOutcome read(FeedRow.Attributes row) {
        return new RowRules(row, this).read();
    }
}
