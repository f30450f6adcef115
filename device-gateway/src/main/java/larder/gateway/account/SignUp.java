package larder.gateway.account;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import larder.gateway.OwnIssuer;
import larder.gateway.account.MailedTokens.Purpose;
import larder.gateway.password.PasswordHashes;
import larder.gateway.password.PasswordRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens an account, and never tells the caller whether there was one: the mail tells its reader. When an address signs up
 * again before it was proven, nobody's password counts any more, since one of the two may not be the owner; the owner
 * chooses one by the mail.
 */
@Component
@OwnIssuer
public class SignUp {

    private static final Logger log = LoggerFactory.getLogger(SignUp.class);

    private final Accounts accounts;
    private final AccountChanges changes;
    private final MailedTokens tokens;
    private final AccountMails mails;
    private final PasswordRules rules;
    private final PasswordHashes hashes;
    private final TransactionOperations transaction;
    private final Clock clock;

    SignUp(
            Accounts accounts,
            AccountChanges changes,
            MailedTokens tokens,
            AccountMails mails,
            PasswordRules rules,
            PasswordHashes hashes,
            TransactionOperations transaction,
            Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.tokens = tokens;
        this.mails = mails;
        this.rules = rules;
        this.hashes = hashes;
        this.transaction = transaction;
        this.clock = clock;
    }

    public void signUp(EmailAddress email, String password, String displayName, Locale locale) {
        rules.require(password, email.value());
        // Hashed in any case, and before a connection is taken.
        String hash = hashes.hash(password);
        if (!mails.mayHaveAnother(email)) {
            log.atInfo().log("sign-up of an address that had too many mails");
            return;
        }
        try {
            transaction.executeWithoutResult(_ -> open(email, hash, displayName, locale));
        } catch (DataIntegrityViolationException e) {
            log.atInfo().setCause(e).log("address signed up twice at once");
        }
    }

    private void open(EmailAddress email, String hash, String displayName, Locale locale) {
        Optional<Account> existing = accounts.findByEmail(email.value());
        if (existing.isEmpty()) {
            Account made = accounts.saveAndFlush(new Account(email, hash, displayName, locale, clock.instant()));
            changes.tell(made);
            mails.sendVerification(email.value(), locale, tokens.issue(made.id(), Purpose.VERIFY));
            log.atInfo().addKeyValue("account", made.id()).log("account opened");
        } else {
            again(existing.get(), email);
        }
    }

    private void again(Account account, EmailAddress email) {
        if (account.isVerified()) {
            mails.sendExists(email.value(), account.locale());
        } else {
            account.setPassword(null, clock.instant());
            tokens.cancel(account.id(), Purpose.VERIFY);
            mails.sendChoose(email.value(), account.locale(), tokens.issue(account.id(), Purpose.RESET));
        }
    }
}
