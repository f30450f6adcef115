package larder.catalog.device;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The devices heard of. */
interface Devices extends Repository<Device, String> {

    /** The device, held until the transaction ends, so that nobody is bound to it while its owner changes. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Device d where d.id = :id")
    Optional<Device> lock(String id);

    @Query("select d from Device d where d.id = :id")
    Optional<Device> find(String id);

    Device save(Device device);

    void delete(Device device);
}
