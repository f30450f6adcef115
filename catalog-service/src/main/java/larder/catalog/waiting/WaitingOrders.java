package larder.catalog.waiting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import larder.contracts.Address;
import larder.contracts.Consent;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import larder.events.EventJson;
import larder.support.erasure.AccountErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders that wait for stock. Of those that want the same product in the same country nobody is passed by who would have been content
 * with as many packs or fewer.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class WaitingOrders {

    private final JdbcClient database;
    private final StockArrivals arrivals;

    WaitingOrders(JdbcClient database, StockArrivals arrivals) {
        this.database = database;
        this.arrivals = arrivals;
    }

    /** An order that is looked at in its turn. */
    public record InTurn(OrderId order, long number) {}

    /** Puts an order at the end; false where it waits, has stock, or is over. Whatever came in meanwhile is not missed. */
    public boolean add(StockWish wish, Instant at) {
        OrderTerms terms = wish.terms();
        int added = database.sql("""
                        insert into stock_waiting (order_id, slot, sku, packs, country, any_pack, terms, since)
                        select :order, :slot, :sku, :packs, :country, :anyPack, :terms, :since
                        where not exists (select 1 from reservation where order_id = :order)
                          and not exists (select 1 from order_without_stock where order_id = :order)
                        on conflict do nothing
                        """)
                .param("order", wish.order().uuid())
                .param("slot", wish.slot().value())
                .param("sku", terms.sku().value())
                .param("packs", terms.quantity().packs())
                .param("country", wish.country())
                .param("anyPack", terms.consent().allowsAnyPack())
                .param("terms", EventJson.MAPPER.writeValueAsString(ofNobody(terms)))
                .param("since", at.atOffset(ZoneOffset.UTC))
                .update();
        if (added == 1) {
            arrivals.add(terms.sku(), at);
        }
        return added == 1;
    }

    /** What a waiting order wants; nothing where it waits no longer. */
    public Optional<StockWish> find(OrderId order) {
        return database.sql("select slot, terms from stock_waiting where order_id = ?")
                .param(order.uuid())
                .query((row, _) -> new StockWish(
                        order,
                        SlotId.of(row.getString("slot")),
                        EventJson.MAPPER.readValue(row.getString("terms"), OrderTerms.class)))
                .optional();
    }

    /** Whether somebody waits who has to be served before this order is. */
    public boolean areBefore(StockWish wish) {
        return database.sql("""
                        select exists (select from stock_waiting
                                       where sku = :sku and country = :country and packs <= :packs)
                        """)
                .param("sku", wish.terms().sku().value())
                .param("country", wish.country())
                .param("packs", wish.terms().quantity().packs())
                .query(Boolean.class)
                .single();
    }

    public void forget(OrderId order) {
        database.sql("delete from stock_waiting where order_id = ?")
                .param(order.uuid())
                .update();
    }

    /** The next order of an arrival's product that some warehouse has the packs for. */
    public Optional<InTurn> nextContent(StockArrivals.Arrival arrival) {
        return one(database.sql("""
                        select w.order_id, w.number
                        from stock s join warehouse h on h.id = s.warehouse
                        cross join lateral (select * from stock_waiting
                                            where sku = s.sku and number > :after and packs <= s.available
                                              and (h.serves = '{}' or country = any (h.serves))
                                            order by number limit 1) w
                        where s.sku = :sku and s.available > 0 and h.active
                        order by w.number limit 1
                        """), arrival);
    }

    /** The next order of an arrival's product, whatever there is of it. */
    public Optional<InTurn> next(StockArrivals.Arrival arrival) {
        return one(database.sql("""
                        select order_id, number from stock_waiting where sku = :sku and number > :after
                        order by number limit 1
                        """), arrival);
    }

    /** The next order of an arrival's product that another pack of its family may be sent for. */
    public Optional<InTurn> nextOfAnyPack(StockArrivals.Arrival arrival) {
        return one(database.sql("""
                        select order_id, number from stock_waiting where sku = :sku and number > :after and any_pack
                        order by number limit 1
                        """), arrival);
    }

    private static Optional<InTurn> one(JdbcClient.StatementSpec query, StockArrivals.Arrival arrival) {
        return query.param("sku", arrival.sku().value())
                .param("after", arrival.after())
                .query((row, _) ->
                        new InTurn(new OrderId(row.getObject("order_id", UUID.class)), row.getLong("number")))
                .optional();
    }

    /** All that a warehouse and the price rules of packs ask for. */
    private static OrderTerms ofNobody(OrderTerms terms) {
        String nobody = AccountErasure.NOBODY;
        Consent consent = terms.consent();
        return new OrderTerms(
                new ShopperId(nobody),
                terms.sku(),
                terms.quantity(),
                terms.priceCeiling(),
                new Address(
                        nobody,
                        nobody,
                        null,
                        nobody,
                        nobody,
                        terms.deliveryAddress().country()),
                new Consent(
                        consent.mode(),
                        consent.agreedUnitPrice(),
                        consent.allowedDriftPercent(),
                        consent.monthlyCap(),
                        null,
                        consent.anyPack()),
                terms.deliveryPreference(),
                terms.test());
    }
}
