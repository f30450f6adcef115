package larder.order.profile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import larder.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * How and for how much orders are brought in a country.
 *
 * @param offered whether they are brought there at all
 * @param postalCode what a postal code looks like there; none where anything goes
 * @param earliestDays days from buying to the first day on which it can come
 * @param latestDays days from buying to the last such day
 * @param rates what it costs by currency; nothing in another
 */
record DeliveryTerms(
        boolean offered, @Nullable Pattern postalCode, int earliestDays, int latestDays, Map<Currency, Rate> rates) {

    private static final int EARLIEST_DAYS = 1;
    private static final int LATEST_DAYS = 3;

    DeliveryTerms {
        if (earliestDays < 0 || latestDays < earliestDays) {
            throw new IllegalArgumentException("latest-days must not be before earliest-days, nor these below 0");
        }
        rates = Map.copyOf(rates);
    }

    static DeliveryTerms of(DeliverySettings own, DeliverySettings fallback) {
        Boolean offered = own.offered() == null ? fallback.offered() : own.offered();
        String postalCode = own.postalCode() == null ? fallback.postalCode() : own.postalCode();
        Integer earliest = own.earliestDays() == null ? fallback.earliestDays() : own.earliestDays();
        Integer latest = own.latestDays() == null ? fallback.latestDays() : own.latestDays();
        return new DeliveryTerms(
                !Boolean.FALSE.equals(offered),
                postalCode == null ? null : Pattern.compile(postalCode, Pattern.CASE_INSENSITIVE),
                earliest == null ? EARLIEST_DAYS : earliest,
                latest == null ? LATEST_DAYS : latest,
                rates(own.cost() == null ? fallback.cost() : own.cost()));
    }

    private static Map<Currency, Rate> rates(@Nullable Map<String, DeliverySettings.Rate> set) {
        Map<Currency, Rate> rates = new HashMap<>();
        if (set != null) {
            set.forEach((code, rate) -> {
                String currency = code.toUpperCase(Locale.ROOT);
                rates.put(
                        Currency.getInstance(currency),
                        new Rate(
                                money(rate.amount(), currency),
                                rate.freeFrom() == null ? null : money(rate.freeFrom(), currency)));
            });
        }
        return rates;
    }

    private static Money money(BigDecimal amount, String currency) {
        return Money.of(amount.toPlainString(), currency);
    }

    boolean reaches(String code) {
        return offered
                && (postalCode == null || postalCode.matcher(code.strip()).matches());
    }

    Money cost(Money goods) {
        Rate rate = rates.get(goods.currency());
        if (rate == null) {
            return new Money(0, goods.currency());
        }
        boolean free = rate.freeFrom() != null && goods.compareTo(rate.freeFrom()) >= 0;
        return free ? new Money(0, goods.currency()) : rate.amount();
    }

    DeliveryWindow after(LocalDate bought) {
        return new DeliveryWindow(bought.plusDays(earliestDays), bought.plusDays(latestDays));
    }

    /**
     * What a delivery costs in one currency.
     *
     * @param freeFrom the goods total from which it costs nothing, where there is one
     */
    record Rate(Money amount, @Nullable Money freeFrom) {}
}
