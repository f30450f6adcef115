package larder.support.erasure;

import java.time.Clock;
import larder.support.erasure.AccountErasure.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works off the erased accounts, a bounded part in each transaction. Whatever breaks it off, at any time, the account stays
 * noted and this or another instance goes on with it.
 */
final class ErasureSweep {

    private static final Logger log = LoggerFactory.getLogger(ErasureSweep.class);

    private final ErasedAccounts accounts;
    private final AccountErasure erasure;
    private final TransactionOperations transaction;
    private final Clock clock;

    ErasureSweep(ErasedAccounts accounts, AccountErasure erasure, TransactionOperations transaction, Clock clock) {
        this.accounts = accounts;
        this.erasure = erasure;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${larder.erasure.interval:2s}")
    void sweep() {
        try {
            boolean found = true;
            while (found) {
                found = Boolean.TRUE.equals(transaction.execute(_ -> step()));
            }
        } catch (DataAccessException | TransactionException e) {
            log.atWarn().addKeyValue("cause", e.getMessage()).log("erasing was broken off");
        }
    }

    private boolean step() {
        return accounts.next(clock.instant())
                .map(due -> {
                    Progress progress = erasure.eraseSome(due.account());
                    accounts.lookAgain(due, progress, clock.instant());
                    return true;
                })
                .orElse(false);
    }
}
