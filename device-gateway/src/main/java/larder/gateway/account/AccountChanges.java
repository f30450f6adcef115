package larder.gateway.account;

import java.time.Clock;
import larder.contracts.ShopperId;
import larder.contracts.Topics;
import larder.gateway.OwnIssuer;
import larder.support.EventOutbox;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of changed accounts: every service by the topic, this process within the transaction. */
@Component
@OwnIssuer
class AccountChanges {

    private final EventOutbox outbox;
    private final ApplicationEventPublisher process;
    private final Clock clock;

    AccountChanges(EventOutbox outbox, ApplicationEventPublisher process, Clock clock) {
        this.outbox = outbox;
        this.process = process;
        this.clock = clock;
    }

    void tell(Account account) {
        outbox.append(Topics.ACCOUNTS, account.id(), account.state());
    }

    void revokeAccess(Account account) {
        account.revokeAccess(clock.instant());
        tell(account);
        process.publishEvent(new AccountEvent.AccessRevoked(account.id()));
    }

    void recovered(Account account) {
        process.publishEvent(new AccountEvent.Recovered(account.id()));
    }

    void erase(Account account) {
        account.erase(clock.instant());
        tell(account);
        process.publishEvent(new AccountEvent.Erased(account.id()));
    }

    void note(ShopperId account, AccountEvent.Kind kind, String about) {
        process.publishEvent(new AccountEvent.Noteworthy(account, kind, about));
    }
}
