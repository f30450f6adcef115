package larder.catalog.price;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import larder.contracts.Sku;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays prices down, for any number of products in one statement. What is laid stays; a price that is in force already is not laid again.
 */
@Component
public class LayPrices {

    private final JdbcClient database;
    private final ApplicationEventPublisher catalogue;
    private final Clock clock;

    LayPrices(JdbcClient database, ApplicationEventPublisher catalogue, Clock clock) {
        this.database = database;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Lays the prices of products that are in the catalogue; at most one of each kind for a product.
     *
     * @param by the member of the staff, or what they had imported
     * @return the products for which something is new
     */
    @Transactional
    public Set<Sku> lay(Collection<NewPrice> prices, String by) {
        if (prices.isEmpty()) {
            return Set.of();
        }
        Set<Sku> changed = Set.copyOf(database.sql("""
                        with wish as (
                            select * from unnest(cast(:skus as text[]), cast(:kinds as text[]), cast(:amounts as bigint[]),
                                    cast(:currencies as text[]), cast(:starts as timestamptz[]), cast(:ends as timestamptz[]),
                                    cast(:reasons as text[]))
                                as w (sku, kind, amount_minor, currency, starts_at, ends_at, reason)
                        ), differing as (
                            select w.* from wish w
                            where case w.kind
                                when 'REGULAR' then (w.amount_minor, w.currency) is distinct from (
                                    select (p.amount_minor, p.currency) from price p
                                    where p.sku = w.sku and p.kind = 'REGULAR' and p.withdrawn_at is null
                                      and p.starts_at <= w.starts_at
                                    order by p.starts_at desc, p.id desc limit 1)
                                else not exists (
                                    select 1 from price p
                                    where p.sku = w.sku and p.kind = 'SALE' and p.withdrawn_at is null
                                      and p.amount_minor = w.amount_minor and p.currency = w.currency
                                      and p.starts_at <= w.starts_at and p.ends_at is not distinct from w.ends_at)
                                end
                        ), held as (
                            select p.sku from product p
                            where not p.removed and p.sku in (select d.sku from differing d)
                            order by p.sku for no key update
                        )
                        insert into price (sku, kind, amount_minor, currency, starts_at, ends_at, reason, laid_by, laid_at)
                        select d.sku, d.kind, d.amount_minor, d.currency, d.starts_at, d.ends_at, d.reason, :by, :now
                        from differing d join held h on h.sku = d.sku
                        returning sku
                        """)
                .param("skus", Prices.column(prices, NewPrice::sku))
                .param("kinds", Prices.column(prices, NewPrice::kind))
                .param("amounts", Prices.column(prices, each -> each.amount().minorUnits()))
                .param("currencies", Prices.column(prices, each -> each.amount().currency()))
                .param("starts", Prices.column(prices, NewPrice::from))
                .param("ends", Prices.column(prices, NewPrice::until))
                .param("reasons", Prices.column(prices, NewPrice::reason))
                .param("by", by)
                .param("now", Prices.utc(clock.instant()))
                .query((row, _) -> new Sku(row.getString("sku")))
                .list());
        tell(
                changed,
                prices.stream().map(NewPrice::from).min(Instant::compareTo).orElseThrow());
        return changed;
    }

    /**
     * Ends the sale prices that one source laid for the products and does not speak of any more; those that have not begun are withdrawn.
     *
     * @param source what the names of those begin with who laid them
     * @return the products for which one ended
     */
    @Transactional
    public Set<Sku> endSales(Collection<Sku> skus, String source, String by) {
        if (skus.isEmpty()) {
            return Set.of();
        }
        Instant now = clock.instant();
        Set<Sku> ended = Set.copyOf(database.sql("""
                        update price set withdrawn_at = :now, withdrawn_by = :by
                        where sku = any (cast(:skus as text[])) and kind = 'SALE' and withdrawn_at is null
                          and starts_with(laid_by, :source) and (ends_at is null or ends_at > :now)
                        returning sku
                        """)
                .param("now", Prices.utc(now))
                .param("by", by)
                .param("source", source)
                .param("skus", skus.stream().map(Sku::value).toArray(String[]::new))
                .query((row, _) -> new Sku(row.getString("sku")))
                .list());
        tell(ended, now);
        return ended;
    }

    /** Tells of every moment from here on at which one of the products begins to cost something else. */
    void tell(Set<Sku> skus, Instant from) {
        if (skus.isEmpty()) {
            return;
        }
        List<PricesChanged.Moment> moments = database.sql("""
                        select sku, at, bool_or(other_currency) as other_currency
                        from (select sku, starts_at as at, kind = 'REGULAR' and currency <> lag(currency) over (
                                         partition by sku, kind order by starts_at, id) as other_currency
                              from price
                              where sku = any (cast(:skus as text[])) and (withdrawn_at is null or withdrawn_at > starts_at)
                              union all
                              select sku, least(ends_at, withdrawn_at), false from price
                              where sku = any (cast(:skus as text[])) and kind = 'SALE'
                                and (withdrawn_at is null or withdrawn_at > starts_at)) boundary
                        where at >= :from
                        group by sku, at
                        order by sku, at
                        """)
                .param("skus", skus.stream().map(Sku::value).toArray(String[]::new))
                .param("from", Prices.utc(from))
                .query((row, _) -> new PricesChanged.Moment(
                        new Sku(row.getString("sku")),
                        row.getTimestamp("at").toInstant(),
                        row.getBoolean("other_currency")))
                .list();
        catalogue.publishEvent(new PricesChanged(moments));
    }
}
