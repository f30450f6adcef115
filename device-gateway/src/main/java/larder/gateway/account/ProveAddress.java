package larder.gateway.account;

import java.time.Clock;
import larder.gateway.OwnIssuer;
import larder.gateway.account.MailedTokens.Purpose;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back the token of a mail as proof that the address is the person's. */
@Component
@OwnIssuer
public class ProveAddress {

    private static final Logger log = LoggerFactory.getLogger(ProveAddress.class);

    private final Accounts accounts;
    private final MailedTokens tokens;
    private final AccountMails mails;
    private final Clock clock;

    ProveAddress(Accounts accounts, MailedTokens tokens, AccountMails mails, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.mails = mails;
        this.clock = clock;
    }

    @Transactional
    public void verify(String token) {
        Account account = tokens.redeem(token, Purpose.VERIFY)
                .flatMap(id -> accounts.lock(id.value()))
                .filter(Account::isActive)
                .orElseThrow(ProveAddress::unknown);
        account.verify(clock.instant());
        log.atInfo().addKeyValue("account", account.id()).log("address verified");
    }

    /** Sends the mail again where an account waits for it; the caller learns nothing. */
    @Transactional
    public void sendAgain(EmailAddress email) {
        if (!mails.mayHaveAnother(email)) {
            return;
        }
        accounts.findByEmail(email.value())
                .filter(account -> !account.isVerified() && account.password() != null)
                .ifPresent(account -> mails.sendVerification(
                        email.value(), account.locale(), tokens.issue(account.id(), Purpose.VERIFY)));
    }

    static ProblemException unknown() {
        return new ProblemException(ProblemType.TOKEN_UNKNOWN, "Ask for a new mail");
    }
}
