package larder.catalog.feedrun;

import org.jspecify.annotations.Nullable;

/** Whether products that a full feed does not name leave: a feed that was cut short must not empty the catalogue. */
final class RemovalPolicy {

    private static final int PERCENT = 100;

    private RemovalPolicy() {}

    /**
     * Why nothing is removed, or none.
     *
     * @param mostRemoved the share, in per cent, that may leave
     */
    static @Nullable String heldBack(FeedImport run, FeedItems.Share share, int mostRemoved) {
        if (run.order().allowRemovals() || share.missing() == 0) {
            return null;
        }
        if (run.tally().unreadable() > 0) {
            return "Nothing was removed: some rows could not be read";
        }
        if (share.missing() * PERCENT > share.all() * mostRemoved) {
            return "Nothing was removed: " + share.missing() + " of " + share.all()
                    + " products would have left, more than " + mostRemoved + " %";
        }
        return null;
    }
}
