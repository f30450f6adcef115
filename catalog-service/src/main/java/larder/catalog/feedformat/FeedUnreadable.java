package larder.catalog.feedformat;

/** From here on nothing of the feed can be read. */
public final class FeedUnreadable extends RuntimeException {

    private FeedUnreadable(String message) {
        super(message);
    }

    /** @param message for whoever made the feed; it copies nothing out of it */
    public static FeedUnreadable because(String message) {
        return new FeedUnreadable(message);
    }
}
