package larder.gateway.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import larder.contracts.ShopperId;
import larder.contracts.account.AccountState;
import larder.contracts.account.AccountState.Status;
import org.jspecify.annotations.Nullable;

/** One person's account: {@code ACTIVE -> ERASED}. Until the address is proven nobody can log in. */
@Entity
@Table(name = "account")
class Account {

    @Id
    private String id;

    private @Nullable String email;
    private @Nullable Instant verifiedAt;
    private @Nullable String password;
    private @Nullable String displayName;
    private String locale;
    private String[] roles;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Instant tokensValidFrom;
    private Instant createdAt;
    private Instant changedAt;

    @Version
    private long version;

    /** For JPA, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    @SuppressWarnings("NullAway.Init") // the version is JPA's
    Account(EmailAddress email, String password, String displayName, Locale locale, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.email = email.value();
        this.password = password;
        this.displayName = displayName;
        this.locale = locale.toLanguageTag();
        this.roles = new String[] {Role.SHOPPER.claim()};
        this.status = Status.ACTIVE;
        this.tokensValidFrom = now.truncatedTo(ChronoUnit.SECONDS);
        this.createdAt = now;
        this.changedAt = now;
    }

    ShopperId id() {
        return new ShopperId(id);
    }

    boolean isVerified() {
        return verifiedAt != null;
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    @Nullable
    String email() {
        return email;
    }

    @Nullable
    String password() {
        return password;
    }

    Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    void verify(Instant now) {
        if (verifiedAt == null) {
            verifiedAt = now;
            changedAt = now;
        }
    }

    void setPassword(@Nullable String hash, Instant now) {
        password = hash;
        changedAt = now;
    }

    void describe(String displayName, Locale locale, Instant now) {
        this.displayName = displayName;
        this.locale = locale.toLanguageTag();
        this.changedAt = now;
    }

    void setRoles(Set<Role> roles, Instant now) {
        this.roles = roles.stream().map(Role::claim).sorted().toArray(String[]::new);
        this.changedAt = now;
    }

    /**
     * Makes every token from before worthless. Tokens tell their time in whole seconds, so the next second counts; one that
     * is issued in between is dated forward.
     */
    void revokeAccess(Instant now) {
        tokensValidFrom = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        changedAt = now;
    }

    /** Forgets the person. The id stays taken. */
    void erase(Instant now) {
        revokeAccess(now);
        status = Status.ERASED;
        email = null;
        verifiedAt = null;
        password = null;
        displayName = null;
        roles = new String[0];
    }

    AccountState state() {
        return new AccountState(id(), status, tokensValidFrom, changedAt);
    }

    /** What others may know, of an account that is not erased. */
    @Nullable
    Person person() {
        return email == null || displayName == null
                ? null
                : new Person(
                        id(),
                        email,
                        verifiedAt != null,
                        displayName,
                        locale(),
                        Set.copyOf(new TreeSet<>(Set.of(roles))),
                        tokensValidFrom,
                        createdAt);
    }
}
