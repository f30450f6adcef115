package larder.catalog.stock;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** The reservations, one an order, the orders that wait for one, and those that ended without any. */
interface Reservations extends Repository<Reservation, UUID> {

    Optional<Reservation> findByOrderId(UUID order);

    /**
     * Notes that an order is over without a reservation, so that it gets none should it be asked for later; changes nothing where it
     * has one, or it was noted.
     */
    @Modifying
    @NativeQuery("""
            insert into order_without_stock (order_id, ended_at)
            select :order, cast(:at as timestamptz) where not exists (select 1 from reservation where order_id = :order)
            on conflict do nothing
            """)
    int end(UUID order, Instant at);

    /** Notes that an order is a test, which goes its way without a reservation; changes nothing where something was noted. */
    @Modifying
    @NativeQuery("""
            insert into order_without_stock (order_id, ended_at, test) values (:order, cast(:at as timestamptz), true)
            on conflict do nothing
            """)
    int endTest(UUID order, Instant at);

    /** Whether an order was noted as a test. */
    @NativeQuery("select exists (select 1 from order_without_stock where order_id = :order and test)")
    boolean isTest(UUID order);

    /**
     * Whether an order has a reservation, waits for one, or gets none any more. Where neither is so, nobody else answers it until the transaction
     * ends; nothing when somebody is at it already.
     */
    @NativeQuery("""
            select case
                when exists (select 1 from reservation where order_id = :order)
                  or exists (select 1 from stock_waiting where order_id = :order)
                  or exists (select 1 from order_without_stock where order_id = :order) then true
                when pg_try_advisory_xact_lock(hashtextextended(cast(:order as text), 0)) then false
            end
            """)
    @Nullable
    Boolean answered(UUID order);

    /** Waits until nobody else answers or ends an order, and keeps others from it until the transaction ends. */
    @NativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(cast(:order as text), 0))")
    int claim(UUID order);
}
