package larder.gateway.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.AccountEvent;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The browsers that a person is logged in with. They are named by a hash, since a session's own id opens it. */
@Component
@OwnIssuer
public class Sessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** The sessions of the person, the latest first. */
    public List<View> of(ShopperId account) {
        return all(account)
                .map(session -> new View(
                        name(session.getId()),
                        text(session, Arrival.BROWSER),
                        text(session, Arrival.ADDRESS),
                        session.getCreationTime(),
                        session.getLastAccessedTime()))
                .sorted(Comparator.comparing(View::lastUsedAt).reversed())
                .toList();
    }

    /** The name of a session of this id. */
    public static String name(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Logs one browser of the person out. */
    public void revoke(ShopperId account, String name) {
        String id = all(account)
                .map(Session::getId)
                .filter(candidate -> name(candidate).equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such session of yours"));
        sessions.deleteById(id);
    }

    @EventListener
    void on(AccountEvent.AccessRevoked revoked) {
        endAll(revoked.account());
    }

    @EventListener
    void on(AccountEvent.Erased erased) {
        endAll(erased.account());
    }

    private void endAll(ShopperId account) {
        all(account).map(Session::getId).toList().forEach(sessions::deleteById);
    }

    private Stream<? extends Session> all(ShopperId account) {
        return sessions.findByPrincipalName(account.value()).values().stream();
    }

    private static String text(Session session, String attribute) {
        @Nullable String value = session.getAttribute(attribute);
        return value == null ? "" : value;
    }

    /**
     * A session as its owner may see it.
     *
     * @param browser what the browser is called, or said it was
     * @param address where it logged in from
     */
    public record View(String session, String browser, String address, Instant startedAt, Instant lastUsedAt) {}
}
