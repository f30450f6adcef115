package larder.order.streaming;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import larder.contracts.ShopperId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The streams that are open at this instance. As long as there is one, one thread finds what is new for all of them. */
@Component
class OrderStreams implements SmartLifecycle {

    private final OrderChanges changes;
    private final StreamProperties settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Set<Listener> listeners = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private @Nullable Dispatcher dispatcher;
    private boolean running;

    OrderStreams(OrderChanges changes, StreamProperties settings, Clock clock, MeterRegistry meters) {
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        Gauge.builder("larder.order.streams", this, OrderStreams::count)
                .description("Streams of order changes that are open at this instance")
                .register(meters);
    }

    /**
     * Opens a stream: from here on its listener is offered each change of the account's orders.
     *
     * @throws StreamsRefused when there are enough
     */
    Listener open(ShopperId account) {
        lock.lock();
        try {
            if (!running || listeners.size() >= settings.total()) {
                throw StreamsRefused.ofInstance();
            }
            if (listeners.stream()
                            .filter(each -> each.account().equals(account))
                            .count()
                    >= settings.perAccount()) {
                throw StreamsRefused.ofAccount(settings.perAccount());
            }
            if (dispatcher == null) {
                dispatcher = new Dispatcher(this, changes, settings, clock, meters);
                Thread.ofVirtual().name("order-streams").start(dispatcher);
            }
            Listener listener = new Listener(account, settings.backlog(), this::close);
            listeners.add(listener);
            return listener;
        } finally {
            lock.unlock();
        }
    }

    private void close(Listener listener) {
        lock.lock();
        try {
            listeners.remove(listener);
            quiet.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All changes up to here have been offered to the open streams; nothing is known of later ones. */
    Position head() {
        lock.lock();
        try {
            return dispatcher == null ? Position.START : dispatcher.head();
        } finally {
            lock.unlock();
        }
    }

    Map<ShopperId, List<Listener>> byAccount() {
        lock.lock();
        try {
            return listeners.stream().collect(Collectors.groupingBy(Listener::account));
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next turn of the dispatcher; false when nobody listens any more, and it is to end. */
    boolean awaitTurn() throws InterruptedException {
        lock.lock();
        try {
            long nanos = settings.pollingInterval().toNanos();
            while (nanos > 0 && !listeners.isEmpty()) {
                nanos = quiet.awaitNanos(nanos);
            }
            if (listeners.isEmpty()) {
                dispatcher = null;
                return false;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private int count() {
        lock.lock();
        try {
            return listeners.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        lock.lock();
        try {
            running = true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all streams, so that the server need not wait for them. */
    @Override
    public void stop() {
        lock.lock();
        try {
            running = false;
            listeners.forEach(Listener::end);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }
}
