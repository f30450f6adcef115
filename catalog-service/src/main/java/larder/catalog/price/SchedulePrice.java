package larder.catalog.price;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import larder.catalog.price.NewPrice.Kind;
import larder.contracts.Money;
import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays one price that ops decided on, from now or later, and withdraws one that has not begun. */
@Component
class SchedulePrice {

    private static final Logger log = LoggerFactory.getLogger(SchedulePrice.class);
    private static final Duration FARTHEST = Duration.ofDays(3650);

    /** Nearer to its beginning a price stays: somebody may be shown it before the withdrawal is seen everywhere. */
    private static final Duration NOTICE = Duration.ofSeconds(10);

    private final JdbcClient database;
    private final PriceHistory history;
    private final Prices prices;
    private final LayPrices layPrices;
    private final Clock clock;

    SchedulePrice(JdbcClient database, PriceHistory history, Prices prices, LayPrices layPrices, Clock clock) {
        this.database = database;
        this.history = history;
        this.prices = prices;
        this.layPrices = layPrices;
        this.clock = clock;
    }

    @Transactional
    Price schedule(Sku sku, Wish wish, String by) {
        history.holdProduct(sku);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        NewPrice price = wish.at(sku, now);
        if (price.kind() == Kind.SALE) {
            requireSameCurrency(price);
        }
        Price laid = database.sql("""
                        insert into price (sku, kind, amount_minor, currency, starts_at, ends_at, reason, laid_by, laid_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning *
                        """)
                .param(sku.value())
                .param(price.kind().name())
                .param(price.amount().minorUnits())
                .param(price.amount().currency().getCurrencyCode())
                .param(Prices.utc(price.from()))
                .param(price.until() == null ? null : Prices.utc(price.until()))
                .param(price.reason())
                .param(by)
                .param(Prices.utc(now))
                .query(Price::read)
                .single();
        layPrices.tell(Set.of(sku), price.from());
        log.atInfo()
                .addKeyValue("sku", sku)
                .addKeyValue("kind", price.kind())
                .addKeyValue("price", price.amount())
                .addKeyValue("from", price.from())
                .addKeyValue("until", price.until())
                .addKeyValue("by", by)
                .log("price laid");
        return laid;
    }

    /** Takes back a price that has not begun; it stays in the history. */
    @Transactional
    void withdraw(Sku sku, long id, String by) {
        history.holdProduct(sku);
        Price price = history.get(sku, id);
        Instant now = clock.instant();
        if (price.withdrawnAt() != null || price.from().isBefore(now.plus(NOTICE))) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "the price was withdrawn before, has begun or is about to");
        }
        database.sql("update price set withdrawn_at = ?, withdrawn_by = ? where id = ?")
                .params(Prices.utc(now), by, id)
                .update();
        layPrices.tell(Set.of(sku), price.from());
        log.atInfo()
                .addKeyValue("sku", sku)
                .addKeyValue("price", price.price())
                .addKeyValue("from", price.from())
                .addKeyValue("by", by)
                .log("price withdrawn");
    }

    private void requireSameCurrency(NewPrice sale) {
        Money regular = prices.of(sale.sku(), sale.from()).map(Pricing::inForce).orElse(sale.amount());
        if (!regular.currency().equals(sale.amount().currency())) {
            throw new ProblemException(
                    ProblemType.CONFLICT, sale.sku() + " is sold in " + regular.currency() + " then");
        }
    }

    /**
     * A price that somebody wants laid.
     *
     * @param from now where it is left out
     */
    record Wish(
            Kind kind,
            Money price,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String reason) {

        NewPrice at(Sku sku, Instant now) {
            Instant begin = from == null ? now : from;
            boolean ends = until != null && until.isAfter(begin) && !until.isAfter(now.plus(FARTHEST));
            boolean fits = switch (kind) {
                case REGULAR -> until == null;
                case SALE -> ends;
            };
            if (!PricePolicy.allows(price) || begin.isBefore(now) || begin.isAfter(now.plus(FARTHEST)) || !fits) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "a price is money above 0, not beyond reason, and begins now or within ten years;"
                                + " a sale price ends after that, a regular one does not end");
            }
            return new NewPrice(sku, kind, price, begin, until, reason);
        }
    }
}
