package larder.catalog.stock;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** The reservations, one an order, and the orders that ended without any. */
interface Reservations extends Repository<Reservation, UUID> {

    Optional<Reservation> findByOrderId(UUID order);

    /** Notes that an order is over without a reservation, so that it gets none should it be asked for later. */
    @Modifying
    @NativeQuery("insert into order_without_stock (order_id, ended_at) values (:order, :at) on conflict do nothing")
    int end(UUID order, Instant at);

    /** Whether an order has a reservation, or gets none any more. */
    @NativeQuery("""
            select exists (select 1 from reservation where order_id = :order)
                or exists (select 1 from order_without_stock where order_id = :order)
            """)
    boolean answered(UUID order);
}
