package larder.gateway.account;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import larder.contracts.account.AccountState.Status;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All accounts. */
interface Accounts extends Repository<Account, String> {

    Account saveAndFlush(Account account);

    Optional<Account> findById(String id);

    Optional<Account> findByEmail(String email);

    /** Locks the account, so that of two changes at once the second sees the first. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select account from Account account where account.id = :id")
    Optional<Account> lock(String id);

    List<Account> findByVerifiedAtIsNullAndStatusAndCreatedAtBefore(Status status, Instant time, Limit limit);

    List<Account> findByTokensValidFromAfter(Instant time);
}
