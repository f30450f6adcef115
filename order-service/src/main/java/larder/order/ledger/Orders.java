package larder.order.ledger;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** All orders. */
interface Orders extends Repository<Order, UUID> {

    /** The order, locked until the transaction ends: of two who want to change it, one waits for the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Order> findById(UUID id);
}
