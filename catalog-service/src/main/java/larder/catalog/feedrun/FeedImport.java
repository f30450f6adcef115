package larder.catalog.feedrun;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import larder.catalog.feedformat.FeedFormat;
import larder.catalog.feedrow.RowDefaults;
import larder.catalog.intake.FeedOrigin;
import org.jspecify.annotations.Nullable;

/**
 * One run of a feed.
 *
 * @param id its public id
 * @param place its place in the order of all runs
 * @param order what was asked for
 * @param author who asked for it
 * @param state how far it is
 * @param reason why it failed, or why nothing was removed
 * @param bytes how many bytes have come in
 * @param tally what became of the rows so far
 */
public record FeedImport(
        UUID id,
        long place,
        Order order,
        String author,
        State state,
        @Nullable String reason,
        long bytes,
        Tally tally,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /**
     * What was asked for.
     *
     * @param language that of the names, {@code en} or {@code ko}
     * @param currency that of prices which name none
     * @param allowRemovals whether products that are not in a full feed leave however many they are
     * @param expectedBytes how long the feed is
     * @param expectedSha256 the digest of the feed, in hexadecimal digits
     */
    public record Order(
            String seller,
            String source,
            FeedFormat format,
            Mode mode,
            String language,
            @Nullable String currency,
            boolean allowRemovals,
            @Nullable Long expectedBytes,
            @Nullable String expectedSha256) {

        FeedOrigin origin() {
            return new FeedOrigin(seller, source, Locale.of(language));
        }

        RowDefaults defaults() {
            return new RowDefaults(seller, currency, mode == Mode.DELTA);
        }
    }

    /** What a feed says of products that are not in it. */
    public enum Mode {
        /** They have left. */
        FULL,
        /** Nothing. */
        DELTA
    }

    /**
     * <pre>
     * UPLOADING -> WAITING -> RUNNING -> REMOVING -> DONE
     *     |           |          |          |
     *     +-----------+----------+----------+-> CANCELLED, FAILED
     * </pre>
     */
    public enum State {
        UPLOADING,
        WAITING,
        RUNNING,
        REMOVING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isOver() {
            return switch (this) {
                case UPLOADING, WAITING, RUNNING, REMOVING -> false;
                case DONE, FAILED, CANCELLED -> true;
            };
        }
    }

    /**
     * What became of the rows; each counts once.
     *
     * @param rows all that were read
     * @param unreadable those of the refused that could not be read at all
     * @param warned those that were taken, but not wholly
     * @param removed products that left
     */
    public record Tally(
            long rows,
            long created,
            long updated,
            long unchanged,
            long refused,
            long unreadable,
            long warned,
            long removed) {

        static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0);
    }
}
