package larder.delivery.shipment;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All shipments. */
interface Shipments extends Repository<Shipment, String> {

    Shipment save(Shipment shipment);

    boolean existsByOrderId(UUID order);

    Optional<Shipment> findById(String id);

    /** Holds the shipment until the transaction ends, so that of two equal steps at once one is the repeat. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Shipment s where s.id = :id")
    Optional<Shipment> lock(String id);

    /** The open shipments that are this courier's or nobody's yet, by id. */
    @Query("""
            select s from Shipment s
            where s.step in (BOOKED, DISPATCHED, OUT_FOR_DELIVERY, RECALLED) and not s.test
              and (s.courier is null or s.courier = :courier)
              and s.id > :after
            order by s.id
            """)
    List<Shipment> manifest(String courier, String after, Limit limit);

    /** The shipments of a shopper with their histories, by id. */
    @Query("""
            select distinct s from Shipment s left join fetch s.history
            where s.id in (select p.id from Shipment p where p.shopper = :shopper and p.id > :after order by p.id limit :most)
            order by s.id
            """)
    List<Shipment> ofShopper(String shopper, String after, int most);

    Optional<Shipment> findByOrderId(UUID order);

    @Query("select s from Shipment s left join fetch s.history where s.id = :id")
    Optional<Shipment> findWithHistory(String id);
}
