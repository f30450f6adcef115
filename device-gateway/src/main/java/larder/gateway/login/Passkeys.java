package larder.gateway.login;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.AccountEvent;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The passkeys of people: public keys, by which they prove to be themselves without a password. */
@Component
@OwnIssuer
public class Passkeys implements UserCredentialRepository {

    private static final int MOST_EACH = 20;

    private final JdbcUserCredentialRepository rows;
    private final ApplicationEventPublisher process;

    Passkeys(JdbcOperations jdbc, ApplicationEventPublisher process) {
        this.rows = new JdbcUserCredentialRepository(jdbc);
        this.process = process;
    }

    /** What stands for the account towards authenticators. */
    static Bytes handle(ShopperId account) {
        return new Bytes(account.value().getBytes(StandardCharsets.US_ASCII));
    }

    static ShopperId account(Bytes handle) {
        return new ShopperId(new String(handle.getBytes(), StandardCharsets.US_ASCII));
    }

    /** The passkeys of the person. */
    public List<View> of(ShopperId account) {
        return rows.findByUserId(handle(account)).stream()
                .map(passkey -> new View(
                        passkey.getCredentialId().toBase64UrlString(),
                        passkey.getLabel(),
                        passkey.getCreated(),
                        passkey.getLastUsed()))
                .toList();
    }

    /** Removes one passkey of the person. */
    @Transactional
    public void remove(ShopperId account, String id) {
        CredentialRecord passkey = rows.findByUserId(handle(account)).stream()
                .filter(candidate ->
                        candidate.getCredentialId().toBase64UrlString().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such passkey of yours"));
        delete(passkey.getCredentialId());
    }

    @Override
    @Transactional
    public void save(CredentialRecord passkey) {
        boolean added = rows.findByCredentialId(passkey.getCredentialId()) == null;
        if (added && rows.findByUserId(passkey.getUserEntityUserId()).size() >= MOST_EACH) {
            throw new ProblemException(ProblemType.CONFLICT, "Remove a passkey first");
        }
        rows.save(passkey);
        if (added) {
            tell(passkey, AccountEvent.Kind.PASSKEY_ADDED);
        }
    }

    @Override
    @Transactional
    public void delete(Bytes id) {
        @Nullable CredentialRecord passkey = rows.findByCredentialId(id);
        if (passkey != null) {
            rows.delete(id);
            tell(passkey, AccountEvent.Kind.PASSKEY_REMOVED);
        }
    }

    private void tell(CredentialRecord passkey, AccountEvent.Kind kind) {
        process.publishEvent(
                new AccountEvent.Noteworthy(account(passkey.getUserEntityUserId()), kind, passkey.getLabel()));
    }

    @EventListener
    void on(AccountEvent.Recovered recovered) {
        rows.findByUserId(handle(recovered.account())).forEach(passkey -> delete(passkey.getCredentialId()));
    }

    @EventListener
    void on(AccountEvent.Erased erased) {
        rows.findByUserId(handle(erased.account())).forEach(passkey -> rows.delete(passkey.getCredentialId()));
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return rows.findByCredentialId(id);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return rows.findByUserId(user);
    }

    /** A passkey as its owner may see it. */
    public record View(String passkey, String label, Instant addedAt, Instant lastUsedAt) {}
}
