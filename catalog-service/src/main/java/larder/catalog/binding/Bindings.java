package larder.catalog.binding;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The bindings, and the last version of each slot that is bound no more. */
interface Bindings extends Repository<Binding, String> {

    Optional<Binding> findBySlotIdAndOwner(String slotId, String owner);

    /** An owner's bindings after a slot, in the order of their slots; an empty text for the beginning. */
    @Query("select b from Binding b where b.owner = :owner and b.slotId > :after order by b.slotId")
    List<Binding> page(String owner, String after, Limit limit);

    Optional<Binding> findById(String slotId);

    /** The binding of a slot, held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Binding b where b.slotId = :slotId")
    Optional<Binding> lock(String slotId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Binding b where b.deviceId = :deviceId order by b.slotId")
    List<Binding> lockAllOf(String deviceId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Binding b where b.deviceId in :deviceIds order by b.slotId")
    List<Binding> lockOfDevices(Collection<String> deviceIds);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Binding b where b.sku = :sku and b.slotId > :after order by b.slotId")
    List<Binding> lockOfProduct(String sku, String after, Limit limit);

    void delete(Binding binding);

    @NativeQuery("select version from unbound_slot where slot_id = :slotId")
    Optional<Long> lastVersion(String slotId);

    @Modifying
    @NativeQuery("""
            insert into unbound_slot (slot_id, version) values (:slotId, :version)
            on conflict (slot_id) do update set version = excluded.version
            """)
    void keepVersion(String slotId, long version);
}
