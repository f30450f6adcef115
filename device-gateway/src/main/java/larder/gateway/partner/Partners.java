package larder.gateway.partner;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All partners. */
interface Partners extends Repository<Partner, String> {

    Partner saveAndFlush(Partner partner);

    Optional<Partner> findById(String id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Partner p where p.id = :id")
    Optional<Partner> lock(String id);

    /** The partner as it stays until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select p from Partner p where p.id = :id")
    Optional<Partner> hold(String id);

    List<Partner> findByIdGreaterThanOrderById(String after, Limit limit);

    /** One whose devices do not stand as it does yet; one that another instance is at is left to it. */
    @Query(
            value = "select * from partner where not settled order by id limit 1 for update skip locked",
            nativeQuery = true)
    Optional<Partner> takeUnsettled();
}
