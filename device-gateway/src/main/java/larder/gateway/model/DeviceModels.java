package larder.gateway.model;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All models. */
interface DeviceModels extends Repository<DeviceModel, String> {

    DeviceModel saveAndFlush(DeviceModel model);

    Optional<DeviceModel> findById(String id);

    /** The model, to be changed: nobody registers a device of it meanwhile. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from DeviceModel m where m.id = :id")
    Optional<DeviceModel> lock(String id);

    /** The model as it stays until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select m from DeviceModel m where m.id = :id")
    Optional<DeviceModel> hold(String id);

    @Query(
            "select m from DeviceModel m where m.id > :after and (:partner is null or m.partner = :partner) order by m.id")
    List<DeviceModel> page(@Nullable String partner, String after, Limit limit);

    /** Some that never left on the topic; those that another instance is at are left to it. */
    @Query(
            value = "select * from device_model where not published order by id limit 100 for update skip locked",
            nativeQuery = true)
    List<DeviceModel> takeUnpublished();
}
