package larder.gateway.registry;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All devices. */
interface Devices extends Repository<Device, String> {

    void flush();

    Optional<Device> findById(String id);

    /** The device, to be changed by nobody else until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Device d where d.id = :id")
    Optional<Device> lock(String id);

    /** The device of this code, locked, so that of two who claim at once the second finds the code used up. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Device d where d.claimHash = :hash or d.transferHash = :hash")
    Optional<Device> lockByCode(byte[] hash);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Device d where d.model = :model and d.serial = :serial and d.status <> 'DEREGISTERED'")
    Optional<Device> lockBySerial(String model, String serial);

    List<Device> findByOwnerAndIdGreaterThanOrderById(String owner, String after, Limit limit);

    /** Some of a shopper's devices, locked. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Device d where d.owner = :owner order by d.id")
    List<Device> lockSomeOf(String owner, Limit limit);

    /** Some devices of a partner that do not stand as it does, locked. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Device d where d.partner = :partner and d.suspended <> :suspended "
            + "and d.status <> 'DEREGISTERED' order by d.id")
    List<Device> lockSomeUnsettled(String partner, boolean suspended, Limit limit);

    @Query(
            value = "select distinct unnest(slots) from device where model = :model and status <> 'DEREGISTERED'",
            nativeQuery = true)
    Set<String> slotsInUse(String model);
}
