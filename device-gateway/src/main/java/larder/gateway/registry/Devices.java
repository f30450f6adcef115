package larder.gateway.registry;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import larder.contracts.device.DeviceState.Status;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** All devices. */
interface Devices extends Repository<Device, String> {

    Device saveAndFlush(Device device);

    Optional<Device> findById(String id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Device> findAndLockById(String id);

    /** Locks the device, so that of two who claim at once the second finds the code used up. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Device> findByClaimHash(byte[] claimHash);

    boolean existsByModelAndSerialAndStatusNot(String model, String serial, Status status);

    List<Device> findByOwnerAndIdGreaterThanOrderById(String owner, String after, Limit limit);
}
