package larder.support.security;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the issuer, fetched when they are first needed, when they have become old, and when a token names one that is
 * not known; but never more often than the pause allows, so that made-up key ids cannot turn a service against its issuer.
 * While the issuer is away, known keys stay good.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);

    /** While no key is known nothing works, so the issuer is asked more often. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final IssuerDiscovery issuer;
    private final IdentityProperties settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile @Nullable Attempt last;

    IssuerKeys(IssuerDiscovery issuer, IdentityProperties settings, MeterRegistry meters, Clock clock) {
        this.issuer = issuer;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    private record Known(JWKSet keys, Instant at) {}

    private record Attempt(Instant at, @Nullable IssuerUnavailable failure) {}

    /** None for a key that the issuer does not have; an exception when that cannot be known. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws RemoteKeySourceException {
        List<JWK> matching = selector.select(present());
        if (matching.isEmpty()) {
            refresh();
            matching = selector.select(present());
            Attempt attempt = last;
            if (matching.isEmpty() && attempt != null && attempt.failure() != null) {
                throw unavailable(attempt.failure());
            }
        }
        return matching;
    }

    private JWKSet present() throws RemoteKeySourceException {
        Known keys = known;
        if (keys == null) {
            refresh();
        } else if (keys.at().plus(settings.freshFor()).isBefore(clock.instant())) {
            refreshOld();
        }
        keys = known;
        if (keys == null || keys.at().plus(settings.keptFor()).isBefore(clock.instant())) {
            Attempt attempt = last;
            throw unavailable(attempt == null ? null : attempt.failure());
        }
        return keys.keys();
    }

    /**
     * Fetches the keys anew, unless that was tried a moment ago; whoever comes meanwhile waits for the same fetch.
     *
     * @return whether it was tried, by whomever, since the call
     */
    boolean refresh() {
        Instant asked = clock.instant();
        if (pausing(asked)) {
            return false;
        }
        fetching.lock();
        try {
            if (!pausing(asked)) {
                attempt();
            }
            return true;
        } finally {
            fetching.unlock();
        }
    }

    /** One fetches, and everybody else goes on with what is known: an issuer that hangs holds up one request in a pause. */
    private void refreshOld() {
        if (!pausing(clock.instant()) && fetching.tryLock()) {
            try {
                if (!pausing(clock.instant())) {
                    attempt();
                }
            } finally {
                fetching.unlock();
            }
        }
    }

    private void attempt() {
        IssuerUnavailable failure = fetch();
        last = new Attempt(clock.instant(), failure);
    }

    private boolean pausing(Instant at) {
        Attempt attempt = last;
        Duration pause = known == null && FIRST_PAUSE.compareTo(settings.refreshPause()) < 0
                ? FIRST_PAUSE
                : settings.refreshPause();
        return attempt != null && attempt.at().plus(pause).isAfter(at);
    }

    private @Nullable IssuerUnavailable fetch() {
        try {
            JWKSet fetched = JWKSet.parse(issuer.fetch(issuer.metadata().keys()));
            known = new Known(fetched, clock.instant());
            count("refreshed");
            return null;
        } catch (IssuerUnavailable e) {
            return failed(e);
        } catch (ParseException e) {
            return failed(new IssuerUnavailable("the issuer's keys cannot be read", e));
        }
    }

    private IssuerUnavailable failed(IssuerUnavailable e) {
        issuer.forget();
        count("failed");
        log.atWarn()
                .addKeyValue("known", known != null)
                .addKeyValue("cause", e.getMessage())
                .log("the issuer's keys could not be fetched");
        return e;
    }

    private void count(String outcome) {
        meters.counter("larder.issuer.keys", "outcome", outcome).increment();
    }

    private static RemoteKeySourceException unavailable(@Nullable IssuerUnavailable cause) {
        return new RemoteKeySourceException("the issuer's keys cannot be fetched", cause);
    }
}
