package larder.gateway.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import larder.contracts.ShopperId;
import larder.contracts.account.AccountState;
import larder.gateway.password.PasswordHashes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks people up, checks their passwords and changes what is theirs alone. */
@Component
public class People {

    private static final Logger log = LoggerFactory.getLogger(People.class);

    private final Accounts accounts;
    private final PasswordHashes hashes;
    private final Clock clock;

    People(Accounts accounts, PasswordHashes hashes, Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** The person of an account that is not erased. */
    public Optional<Person> find(ShopperId id) {
        return accounts.findById(id.value()).map(Account::person);
    }

    public Optional<Person> find(EmailAddress email) {
        return accounts.findByEmail(email.value()).map(Account::person);
    }

    /** Whose password this is; takes as long where there is no such account. Computes without a connection. */
    public Optional<Person> authenticate(EmailAddress email, String password) {
        @Nullable Account account = accounts.findByEmail(email.value()).orElse(null);
        String hash = account == null ? null : account.password();
        if (!hashes.matches(password, hash) || account == null || hash == null) {
            return Optional.empty();
        }
        if (hashes.isDated(hash)) {
            rehash(account.id(), hash, password);
        }
        return Optional.ofNullable(account.person());
    }

    private void rehash(ShopperId id, String dated, String password) {
        String hash = hashes.hash(password);
        accounts.findById(id.value())
                .filter(account -> dated.equals(account.password()))
                .ifPresent(account -> {
                    account.setPassword(hash, clock.instant());
                    accounts.saveAndFlush(account);
                    log.atInfo().addKeyValue("account", id).log("password hashed anew");
                });
    }

    @Transactional
    public Person describe(ShopperId id, @Nullable String displayName, @Nullable Locale locale) {
        Account account = accounts.lock(id.value()).orElseThrow(() -> AccountNotFound.with(id));
        Person present = Optional.ofNullable(account.person()).orElseThrow(() -> AccountNotFound.with(id));
        account.describe(
                displayName == null ? present.displayName() : displayName,
                locale == null ? present.locale() : locale,
                clock.instant());
        return Optional.ofNullable(account.person()).orElseThrow(() -> AccountNotFound.with(id));
    }

    /** Where accounts stand whose tokens were revoked within this time. */
    public List<AccountState> revokedWithin(Duration time) {
        return accounts.findByTokensValidFromAfter(clock.instant().minus(time)).stream()
                .map(Account::state)
                .toList();
    }
}
