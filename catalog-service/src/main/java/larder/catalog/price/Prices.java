package larder.catalog.price;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import larder.catalog.CatalogProperties;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What products cost at any moment, past or to come. */
@Component
public class Prices {

    /** How far clocks may be apart and changes take to be seen; somebody may be shown a price for so long after it ended. */
    private static final Duration LAG = Duration.ofSeconds(30);

    private final JdbcClient database;
    private final Duration window;

    Prices(JdbcClient database, CatalogProperties properties) {
        this.database = database;
        this.window = properties.prices().honouredFor().plus(LAG);
    }

    /** What the product costs; nothing when it is not known or has no price yet. */
    public Optional<Pricing> of(Sku sku, Instant at) {
        return Optional.ofNullable(ofAll(List.of(sku), at).get(sku));
    }

    /** What the products cost that have a price at that moment. */
    public Map<Sku, Pricing> ofAll(Collection<Sku> skus, Instant at) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("""
                        select wanted.sku, now.amount_minor, now.currency,
                               (select array_agg(h.amount_minor) from prices_honoured(wanted.sku, :since, :at) h) as honoured
                        from unnest(cast(:skus as text[])) as wanted (sku)
                        cross join lateral price_in_force(wanted.sku, :at) now
                        """)
                .param("skus", skus.stream().map(Sku::value).distinct().toArray(String[]::new))
                .param("since", utc(at.minus(window)))
                .param("at", utc(at))
                .query((row, _) -> {
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    Long[] honoured = (Long[]) row.getArray("honoured").getArray();
                    var pricing = new Pricing(
                            new Money(row.getLong("amount_minor"), currency),
                            Arrays.stream(honoured)
                                    .map(minor -> new Money(minor, currency))
                                    .collect(Collectors.toSet()));
                    return Map.entry(new Sku(row.getString("sku")), pricing);
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** One property of the prices, as text for an array of the database. */
    static @Nullable String[] column(Collection<NewPrice> prices, Function<NewPrice, @Nullable Object> of) {
        @Nullable String[] column = new @Nullable String[prices.size()];
        int row = 0;
        for (NewPrice price : prices) {
            Object value = of.apply(price);
            column[row++] = value == null ? null : value.toString();
        }
        return column;
    }
}
