package larder.gateway.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import larder.contracts.DeviceId;
import larder.gateway.GatewayProperties;
import larder.gateway.registry.Credential;
import larder.gateway.registry.DeviceChanged;
import larder.gateway.tail.Hearing;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Remembers credentials, and is wrong about none for longer than a second.
 *
 * <p>A credential that was read from the database at time {@code t} may be used while one of these holds:
 *
 * <ul>
 *   <li>The tail of {@code devices} took its place before {@code t} and is known to have heard everything that was written
 *       until {@code unheardFor} ago. A change after {@code t} would have been heard, and what is heard is forgotten.
 *   <li>{@code t} is less than {@code unheardFor} ago. This carries the load while the broker is away or the tail is not
 *       placed yet: each device then costs a look-up a second.
 * </ul>
 *
 * <p>Reading and forgetting of one device exclude each other: both happen inside the cache's atomic update of that key. A
 * change that commits while the device is being read is therefore forgotten after the read, not before it. A change made
 * by this instance is forgotten at commit, without the broker. {@code recheckAfter} bounds what remains: a change that
 * committed but whose event waits in the outbox of an instance that died.
 *
 * <p>While the database is away, a remembered credential that is merely due for its recheck is used on, since nobody can
 * have revoked it without the database; one that may have changed unheard is not.
 */
public class Credentials {

    private static final Duration RETRY_AFTER_FAILURE = Duration.ofSeconds(5);

    private final Function<DeviceId, Optional<Credential>> registered;
    private final Hearing hearing;
    private final GatewayProperties.Credentials limits;
    private final LongSupplier nanoTime;
    private final Semaphore lookups;
    private final Cache<DeviceId, Entry> remembered;

    Credentials(
            Function<DeviceId, Optional<Credential>> registered,
            Hearing hearing,
            GatewayProperties.Credentials limits,
            LongSupplier nanoTime) {
        this.registered = registered;
        this.hearing = hearing;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.lookups = new Semaphore(limits.lookups());
        this.remembered = Caffeine.newBuilder().maximumSize(limits.size()).build();
    }

    /** The credential of a device; a problem when the device is unknown or revoked, or cannot be looked up. */
    public Credential of(DeviceId device) {
        Entry entry = remembered.getIfPresent(device);
        if (entry == null || !isUsable(entry)) {
            entry = remembered
                    .asMap()
                    .compute(device, (_, old) -> old != null && isUsable(old) ? old : read(device, old));
        }
        Credential credential = entry.credential();
        if (credential == null) {
            throw new ProblemException(ProblemType.DEVICE_UNKNOWN, "No device " + device + " is registered");
        }
        return credential;
    }

    /** Forgets what is remembered of a device, or is being read: only {@code compute} waits for a read under way. */
    void forget(DeviceId device) {
        remembered.asMap().compute(device, (_, _) -> null);
    }

    @TransactionalEventListener
    void on(DeviceChanged change) {
        forget(change.device());
    }

    private boolean isUsable(Entry entry) {
        long now = nanoTime.getAsLong();
        return now - entry.recheckAt() < 0 && isCurrent(entry, now);
    }

    private boolean isCurrent(Entry entry, long now) {
        return now - entry.readAt() < limits.unheardFor().toNanos()
                || hearing.covers(entry.readAt(), now, limits.unheardFor());
    }

    private Entry read(DeviceId device, @Nullable Entry old) {
        awaitTurn();
        long readAt = nanoTime.getAsLong();
        try {
            Credential found = registered.apply(device).orElse(null);
            Duration good = found == null ? limits.unknownFor() : limits.recheckAfter();
            return new Entry(found, readAt, readAt + good.toNanos());
        } catch (DataAccessException | TransactionException e) {
            if (old != null && isCurrent(old, nanoTime.getAsLong())) {
                return new Entry(old.credential(), old.readAt(), nanoTime.getAsLong() + RETRY_AFTER_FAILURE.toNanos());
            }
            throw new ProblemException(ProblemType.DATABASE_UNAVAILABLE, "The device cannot be looked up", e);
        } finally {
            lookups.release();
        }
    }

    /** Lookups queue here for a while, so that a flood of them does not take the database from everybody else. */
    private void awaitTurn() {
        try {
            if (lookups.tryAcquire(limits.lookupWithin().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(ProblemType.OVERLOADED, "Too many devices are being looked up");
    }

    /**
     * @param credential none when no such device is registered
     * @param readAt when the read began
     */
    private record Entry(@Nullable Credential credential, long readAt, long recheckAt) {}
}
