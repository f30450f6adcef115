package larder.gateway.account;

import java.time.Clock;
import java.time.Duration;
import larder.contracts.account.AccountState.Status;
import larder.gateway.OwnIssuer;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets accounts whose address nobody has proven for a week: it may be that of somebody who never asked for one. */
@Component
@OwnIssuer
class ForgetUnproven {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final Limit AT_A_TIME = Limit.of(500);

    private final Accounts accounts;
    private final EndAccess endAccess;
    private final Clock clock;

    ForgetUnproven(Accounts accounts, EndAccess endAccess, Clock clock) {
        this.accounts = accounts;
        this.endAccess = endAccess;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    void forgetOld() {
        accounts.findByVerifiedAtIsNullAndStatusAndCreatedAtBefore(
                        Status.ACTIVE, clock.instant().minus(KEPT), AT_A_TIME)
                .forEach(account -> endAccess.eraseUnproven(account.id()));
    }
}
