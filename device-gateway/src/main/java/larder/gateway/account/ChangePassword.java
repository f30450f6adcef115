package larder.gateway.account;

import java.time.Clock;
import java.util.Objects;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.MailedTokens.Purpose;
import larder.gateway.password.PasswordHashes;
import larder.gateway.password.PasswordRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives an account another password, which ends every session and grant there is: one of them may be a thief's. */
@Component
@OwnIssuer
public class ChangePassword {

    private static final Logger log = LoggerFactory.getLogger(ChangePassword.class);

    private final Accounts accounts;
    private final AccountChanges changes;
    private final MailedTokens tokens;
    private final AccountMails mails;
    private final PasswordRules rules;
    private final PasswordHashes hashes;
    private final Clock clock;

    ChangePassword(
            Accounts accounts,
            AccountChanges changes,
            MailedTokens tokens,
            AccountMails mails,
            PasswordRules rules,
            PasswordHashes hashes,
            Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.tokens = tokens;
        this.mails = mails;
        this.rules = rules;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** Sends a mail with a way to another password where there is an account; the caller learns nothing. */
    @Transactional
    public void sendReset(EmailAddress email) {
        if (!mails.mayHaveAnother(email)) {
            return;
        }
        accounts.findByEmail(email.value())
                .ifPresent(account ->
                        mails.sendReset(email.value(), account.locale(), tokens.issue(account.id(), Purpose.RESET)));
    }

    /**
     * Sets the password by the token of a mail, which also proves the address, and removes all passkeys: whoever was in before
     * may have left one to come back by. The token of a refused password stays good.
     */
    @Transactional
    public Person reset(String token, String password) {
        Account account = tokens.redeem(token, Purpose.RESET)
                .flatMap(id -> accounts.lock(id.value()))
                .filter(Account::isActive)
                .orElseThrow(ProveAddress::unknown);
        account.verify(clock.instant());
        tokens.cancel(account.id(), Purpose.VERIFY);
        set(account, password);
        changes.recovered(account);
        return Objects.requireNonNull(account.person(), "an active account has a person");
    }

    /** Sets the password of somebody who has just proven to be the owner. */
    @Transactional
    public void change(ShopperId id, String password) {
        set(accounts.lock(id.value()).filter(Account::isActive).orElseThrow(ProveAddress::unknown), password);
    }

    private void set(Account account, String password) {
        rules.require(password, Objects.requireNonNull(account.email(), "an active account has an address"));
        account.setPassword(hashes.hash(password), clock.instant());
        changes.revokeAccess(account);
        changes.note(account.id(), AccountEvent.Kind.PASSWORD_CHANGED, "");
        log.atInfo().addKeyValue("account", account.id()).log("password changed");
    }
}
