package larder.order.streaming;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import larder.contracts.ShopperId;

/** One open stream, between those who find changes and the one who writes them; a bounded number may wait for the latter. */
final class Listener implements AutoCloseable {

    private final ShopperId account;
    private final int backlog;
    private final Consumer<Listener> onClose;
    private final Deque<OrderChange> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private boolean over;

    Listener(ShopperId account, int backlog, Consumer<Listener> onClose) {
        this.account = account;
        this.backlog = backlog;
        this.onClose = onClose;
    }

    ShopperId account() {
        return account;
    }

    /** Never waits: a reader who has fallen too far behind is cut, and may resume where it was. */
    void offer(OrderChange change) {
        lock.lock();
        try {
            if (waiting.size() == backlog) {
                end();
            } else if (!over) {
                waiting.add(change);
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next change; none when the time is up or the stream is over. */
    Optional<OrderChange> next(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (waiting.isEmpty() && !over && nanos > 0) {
                nanos = news.awaitNanos(nanos);
            }
            return Optional.ofNullable(waiting.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Tells the writer to stop; what waits is not written any more. */
    void end() {
        lock.lock();
        try {
            over = true;
            waiting.clear();
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean over() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
