package larder.catalog.feedformat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one feed, one after the other. */
public interface FeedReader {

    /** The next row, or none at the end; throws {@link FeedUnreadable} where the rest cannot be read. */
    @Nullable
    FeedRow next() throws IOException;
}
