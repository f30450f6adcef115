package larder.gateway.account;

import java.time.Clock;
import java.util.Set;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends what an account may do: everywhere at once, for good, or by other roles. */
@Component
@OwnIssuer
public class EndAccess {

    private static final Logger log = LoggerFactory.getLogger(EndAccess.class);

    private final Accounts accounts;
    private final AccountChanges changes;
    private final Clock clock;

    EndAccess(Accounts accounts, AccountChanges changes, Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.clock = clock;
    }

    /** Ends every session, grant and token of the account, on every gateway. */
    @Transactional
    public void everywhere(ShopperId id) {
        changes.revokeAccess(active(id));
        log.atInfo().addKeyValue("account", id).log("all access revoked");
    }

    /** Forgets the person; other services make what they hold anonymous. */
    @Transactional
    public void erase(ShopperId id) {
        changes.erase(active(id));
        log.atInfo().addKeyValue("account", id).log("account erased");
    }

    /** Forgets an account that still nobody has proven to be theirs. */
    @Transactional
    void eraseUnproven(ShopperId id) {
        accounts.lock(id.value())
                .filter(account -> account.isActive() && !account.isVerified())
                .ifPresent(account -> {
                    changes.erase(account);
                    log.atInfo().addKeyValue("account", id).log("account erased that nobody proved");
                });
    }

    /** Gives the account these roles and no others. Tokens that say otherwise are good no more. */
    @Transactional
    Person setRoles(ShopperId id, Set<Role> roles) {
        Account account = active(id);
        account.setRoles(roles, clock.instant());
        changes.revokeAccess(account);
        changes.note(id, AccountEvent.Kind.ROLES_CHANGED, "");
        log.atInfo().addKeyValue("account", id).addKeyValue("roles", roles).log("roles changed");
        Person person = account.person();
        if (person == null) {
            throw AccountNotFound.with(id);
        }
        return person;
    }

    private Account active(ShopperId id) {
        return accounts.lock(id.value()).filter(Account::isActive).orElseThrow(() -> AccountNotFound.with(id));
    }
}
