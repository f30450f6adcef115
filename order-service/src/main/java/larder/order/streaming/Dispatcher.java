package larder.order.streaming;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import larder.contracts.ShopperId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what is new, again and again while anybody listens, and offers it to those whom it concerns. */
final class Dispatcher implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int PAGE = 500;

    private final OrderStreams streams;
    private final OrderChanges changes;
    private final StreamProperties settings;
    private final Clock clock;
    private final Timer lag;
    private volatile Position head;
    private Instant accountsSeen;

    Dispatcher(
            OrderStreams streams, OrderChanges changes, StreamProperties settings, Clock clock, MeterRegistry meters) {
        this.streams = streams;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
        this.lag = Timer.builder("larder.order.stream.lag")
                .description("From a change of an order to its being offered to a stream")
                .register(meters);
        this.head = changes.settled();
        this.accountsSeen = clock.instant();
    }

    Position head() {
        return head;
    }

    @Override
    public void run() {
        try {
            while (streams.awaitTurn()) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What fails is tried again at the next turn, and nothing is lost meanwhile; the thread goes on whatever happens. */
    private void turn() {
        try {
            dispatch();
            endErased();
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("order streams stand still");
        }
    }

    private void dispatch() {
        Position upTo = changes.settled();
        List<OrderChange> page;
        do {
            page = changes.between(head, upTo, PAGE);
            Map<ShopperId, List<Listener>> listening = streams.byAccount();
            page.forEach(change -> offer(change, listening.getOrDefault(change.owner(), List.of())));
            head = page.size() < PAGE ? head.orLater(upTo) : page.getLast().position();
        } while (page.size() == PAGE);
    }

    private void offer(OrderChange change, List<Listener> listeners) {
        if (!listeners.isEmpty()) {
            Duration age = Duration.between(change.at(), clock.instant());
            lag.record(age.isNegative() ? Duration.ZERO : age);
        }
        listeners.forEach(listener -> listener.offer(change));
    }

    private void endErased() {
        Instant now = clock.instant();
        if (Duration.between(accountsSeen, now).abs().compareTo(settings.heartbeat()) < 0) {
            return;
        }
        accountsSeen = now;
        Map<ShopperId, List<Listener>> listening = streams.byAccount();
        if (!listening.isEmpty()) {
            changes.erased(listening.keySet())
                    .forEach(account ->
                            listening.getOrDefault(account, List.of()).forEach(Listener::end));
        }
    }
}
