package larder.gateway.decision;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import larder.contracts.DecisionId;
import larder.contracts.decision.Decision;
import larder.gateway.GatewayProperties;
import org.springframework.stereotype.Component;

/** The requests that wait for a decision; any number may wait for the same one, and their total is bounded. */
@Component
public final class AwaitedDecisions {

    private final ConcurrentHashMap<DecisionId, Set<Waiting>> waiting = new ConcurrentHashMap<>();
    private final Semaphore places;

    public AwaitedDecisions(GatewayProperties properties) {
        this.places = new Semaphore(properties.ingest().maxWaiting());
    }

    /**
     * Begins to wait, which must happen before the event leaves: a decision that nobody waits for is not kept. Empty when
     * too many wait already.
     */
    public Optional<Waiting> await(DecisionId id) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        Waiting made = new Waiting(id);
        waiting.compute(id, (_, others) -> {
            Set<Waiting> all = others == null ? ConcurrentHashMap.newKeySet(1) : others;
            all.add(made);
            return all;
        });
        return Optional.of(made);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Gives a decision to all who wait for it. */
    void decided(Decision decision) {
        Set<Waiting> all = waiting.get(decision.decision());
        if (all != null) {
            all.forEach(one -> one.decision.complete(decision));
        }
    }

    /** One request that waits; closing it frees its place. */
    public final class Waiting implements AutoCloseable {

        private final DecisionId id;
        private final CompletableFuture<Decision> decision = new CompletableFuture<>();

        private Waiting(DecisionId id) {
            this.id = id;
        }

        /** The decision, if it comes in time. */
        public Optional<Decision> get(Duration within) {
            try {
                return Optional.of(decision.get(within.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new IllegalStateException("decisions never fail", e);
            }
        }

        @Override
        public void close() {
            waiting.computeIfPresent(id, (_, all) -> {
                if (all.remove(this)) {
                    places.release();
                }
                return all.isEmpty() ? null : all;
            });
        }
    }
}
