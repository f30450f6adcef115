package larder.support.erasure;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import larder.contracts.ShopperId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.account.AccountState;
import larder.support.EventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears that an account is erased, and notes it; the work is done apart, so that the topic does not wait for it. */
final class AccountListener implements EventListener<ShopperId, AccountState> {

    private static final Logger log = LoggerFactory.getLogger(AccountListener.class);

    private final ErasedAccounts erased;
    private final MeterRegistry meters;
    private final Clock clock;

    AccountListener(ErasedAccounts erased, MeterRegistry meters, Clock clock) {
        this.erased = erased;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Topic<ShopperId, AccountState> topic() {
        return Topics.ACCOUNTS;
    }

    @Override
    public boolean concerns(AccountState state) {
        return switch (state.status()) {
            case ACTIVE -> false;
            case ERASED -> true;
        };
    }

    @Override
    public void on(AccountState state) {
        if (erased.note(state.account(), clock.instant())) {
            meters.counter("larder.accounts.erased").increment();
            log.atInfo().addKeyValue("account", state.account()).log("account erased");
        }
    }

    /** That the topic has forgotten an account changes nothing. */
    @Override
    public void onTombstone(ShopperId account) {
        log.atInfo().addKeyValue("account", account).log("account forgotten by its topic");
    }
}
