package larder.catalog.feedrow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import larder.catalog.intake.Sale;
import larder.catalog.price.NewPrice;
import larder.contracts.Money;
import org.jspecify.annotations.Nullable;

/** Reads what a row says of its price, and of a lower one for a while. */
final class PriceRules {

    private static final Pattern PRICE =
            Pattern.compile("(?:([A-Za-z]{3}) ?)?(\\d{1,12}(?:\\.\\d{1,4})?)(?: ?([A-Za-z]{3}))?");

    /** ISO 8601 to the minute or second, with an offset from UTC as +09:00, +0900, +09 or Z. */
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm[:ss]")
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private final RowText row;
    private final @Nullable String currency;

    /** @param currency that of prices which name none */
    PriceRules(RowText row, @Nullable String currency) {
        this.row = row;
        this.currency = currency;
    }

    @Nullable
    Money price(String attribute, boolean needed) {
        String text = row.text(attribute);
        if (text == null) {
            if (needed) {
                row.refuse("PRICE_MISSING", attribute, "The row has no price");
            }
            return null;
        }
        Optional<Money> read = money(text);
        if (read.isEmpty() || !NewPrice.allows(read.get())) {
            String message = "A price is an amount above 0 and a currency, such as 4.50 USD";
            if (needed) {
                row.refuse("PRICE_UNREADABLE", attribute, message);
            } else {
                row.warn("PRICE_UNREADABLE", attribute, message);
            }
            return null;
        }
        return read.get();
    }

    private Optional<Money> money(String text) {
        Matcher matcher = PRICE.matcher(text);
        if (!matcher.matches() || (matcher.group(1) != null && matcher.group(3) != null)) {
            return Optional.empty();
        }
        String named = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
        String code = named != null ? named : currency;
        if (code == null) {
            return Optional.empty();
        }
        try {
            int digits = Currency.getInstance(code.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
            BigDecimal amount = new BigDecimal(matcher.group(2)).stripTrailingZeros();
            return digits < 0 || amount.scale() > digits
                    ? Optional.empty()
                    : Optional.of(Money.of(amount.toPlainString(), code.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    @Nullable
    Sale sale(Money price) {
        Money lower = price("sale_price", false);
        if (lower == null) {
            return null;
        }
        if (!lower.currency().equals(price.currency()) || lower.compareTo(price) >= 0) {
            row.warn("SALE_PRICE_NOT_LOWER", "sale_price", "A sale price is lower than the price, in its currency");
            return null;
        }
        String dates = row.text("sale_price_effective_date");
        if (dates == null) {
            return new Sale(lower, null, null);
        }
        try {
            String[] ends = dates.replace(" ", "").split("/", -1);
            Instant from = instant(ends[0]);
            Instant until = ends.length == 2 ? instant(ends[1]) : null;
            if (until != null && until.isAfter(from)) {
                return new Sale(lower, from, until);
            }
        } catch (DateTimeParseException _) {
            // told below
        }
        row.warn(
                "SALE_DATES_UNREADABLE",
                "sale_price_effective_date",
                "The dates are two instants of ISO 8601 with a stroke between");
        return null;
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text, INSTANT).toInstant();
    }
}
