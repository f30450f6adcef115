package larder.catalog.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import larder.catalog.feedrun.FeedImport;
import larder.catalog.feedrun.Findings;
import org.jspecify.annotations.Nullable;

/**
 * A run as operations staff see it.
 *
 * @param findings how often each thing was found; once the run is over, and where one run is looked at
 */
record ImportView(
        String id,
        @JsonUnwrapped FeedImport.Order order,
        String author,
        FeedImport.State state,
        @Nullable String reason,
        long bytes,
        FeedImport.Tally tally,
        long rowsPerSecond,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable List<Findings.Count> findings) {

    static ImportView of(FeedImport run, Instant now, @Nullable List<Findings.Count> findings) {
        Instant started = run.startedAt();
        Instant ended = run.endedAt() == null ? now : run.endedAt();
        long millis = started == null ? 0 : Duration.between(started, ended).toMillis();
        return new ImportView(
                run.id().toString(),
                run.order(),
                run.author(),
                run.state(),
                run.reason(),
                run.bytes(),
                run.tally(),
                millis <= 0 ? 0 : run.tally().rows() * 1_000 / millis,
                run.createdAt(),
                started,
                run.endedAt(),
                findings);
    }
}
