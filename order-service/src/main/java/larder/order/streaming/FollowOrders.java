package larder.order.streaming;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes one stream: first what happened since the place where it broke off, then what happens. The listener was offered all
 * changes since before the first part was read, so that there is no gap between the two; what both have is told once.
 */
@Component
class FollowOrders {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final OrderStreams streams;
    private final OrderChanges changes;
    private final StreamProperties settings;
    private final Clock clock;

    FollowOrders(OrderStreams streams, OrderChanges changes, StreamProperties settings, Clock clock) {
        this.streams = streams;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Returns when the stream is over.
     *
     * @param listener open already
     * @param lastId the last id that the reader has seen; absent for one who is new
     * @param until when the reader's token expires
     */
    void follow(Listener listener, @Nullable String lastId, Instant until, EventText out)
            throws IOException, InterruptedException {
        Position told = begin(listener, lastId, out);
        Instant now = clock.instant();
        while (!listener.over() && now.isBefore(until)) {
            Position offered = streams.head();
            Optional<OrderChange> next = listener.next(shorter(settings.heartbeat(), Duration.between(now, until)));
            if (next.isPresent()) {
                told = tell(next.get(), told, out);
            } else if (!listener.over()) {
                told = told.orLater(offered);
                out.heartbeat(told);
            }
            now = clock.instant();
        }
    }

    /** Where the live part goes on. */
    private Position begin(Listener listener, @Nullable String lastId, EventText out) throws IOException {
        Position settled = changes.settled();
        if (lastId == null) {
            out.begin(settled, RETRY);
            return settled;
        }
        Optional<Position> last = Position.read(lastId).filter(known -> !known.isAfter(settled));
        List<OrderChange> missed = last.map(
                        known -> changes.between(known, settled, listener.account(), settings.replay() + 1))
                .orElse(List.of());
        if (last.isEmpty() || missed.size() > settings.replay()) {
            out.reset(settled);
            return settled;
        }
        out.begin(last.get(), RETRY);
        for (OrderChange change : missed) {
            out.change(change);
        }
        return settled;
    }

    private static Position tell(OrderChange change, Position told, EventText out) throws IOException {
        if (!change.position().isAfter(told)) {
            return told;
        }
        out.change(change);
        return change.position();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
