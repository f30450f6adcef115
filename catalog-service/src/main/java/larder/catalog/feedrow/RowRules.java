package larder.catalog.feedrow;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import larder.catalog.feedformat.FeedRow;
import larder.catalog.intake.FeedProduct;
import larder.catalog.intake.Patch;
import larder.catalog.intake.Sale;
import larder.catalog.measure.Pack;
import larder.catalog.measure.PackText;
import larder.catalog.price.NewPrice;
import larder.contracts.Identifier;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/** Reads one row. What the row cannot do without refuses it; what it can do without is left out, and said so. */
final class RowRules {

    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_BRAND = 70;
    private static final int LONGEST_DESCRIPTION = 5_000;
    private static final int LONGEST_LINK = 2_000;
    private static final int LONGEST_CATEGORY = 750;
    private static final int MOST_CATEGORIES = 8;
    private static final Set<String> AVAILABLE =
            Set.of("in_stock", "out_of_stock", "limited_availability", "preorder", "backorder");
    private static final Set<String> LEFT = Set.of("removed", "discontinued");
    private static final Set<String> YES = Set.of("yes", "true", "1");
    private static final Pattern PRICE =
            Pattern.compile("(?:([A-Za-z]{3}) ?)?(\\d{1,12}(?:\\.\\d{1,4})?)(?: ?([A-Za-z]{3}))?");
    private static final Pattern STEP = Pattern.compile(">");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Co}\\p{Cn}]+");
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss][XXX][XX][X]");

    private final Map<String, String> values;
    private final RowDefaults defaults;
    private final List<Finding> warnings = new ArrayList<>();
    private final List<Finding> refusals = new ArrayList<>();

    RowRules(FeedRow.Attributes row, RowDefaults defaults) {
        this.values = row.values();
        this.defaults = defaults;
    }

    RowOutcome read() {
        String id = text("id");
        Sku sku = id == null || !Identifier.SHAPE.matcher(id).matches() ? null : new Sku(id);
        if (sku == null) {
            refuse(
                    id == null ? "ID_MISSING" : "ID_SHAPE",
                    "id",
                    id == null ? "The row has no id" : "An id has 1 to 64 letters, digits or . _ ~ -");
            return new RowOutcome.Refused(null, id == null ? null : shortened(id), refusals);
        }
        String availability = availability();
        if (LEFT.contains(availability) || YES.contains(lower("removed"))) {
            return new RowOutcome.Gone(sku);
        }
        Money price = price("price", true);
        Sale sale = price == null ? null : sale(price);
        if (defaults.delta() && text("title") == null && price != null) {
            return refusals.isEmpty()
                    ? new RowOutcome.Partial(new Patch(sku, price, sale), warnings)
                    : new RowOutcome.Refused(sku, sku.value(), refusals);
        }
        if (!availability.isEmpty() && !AVAILABLE.contains(availability)) {
            refuse("AVAILABILITY_UNKNOWN", "availability", "There is no such availability");
        } else if (availability.isEmpty()) {
            refuse("AVAILABILITY_MISSING", "availability", "The row does not say whether the product can be had");
        }
        String title = required("title", LONGEST_TITLE);
        if (price == null || title == null || !refusals.isEmpty()) {
            return new RowOutcome.Refused(sku, sku.value(), refusals);
        }
        return new RowOutcome.Whole(product(sku, title, price, sale), warnings);
    }

    private FeedProduct product(Sku sku, String title, Money price, @Nullable Sale sale) {
        String brand = bounded("brand", LONGEST_BRAND);
        if (brand == null) {
            warn("BRAND_MISSING", "brand", "Without a brand the product goes under its seller's name");
        }
        return new FeedProduct(
                sku,
                brand == null ? defaults.seller() : brand,
                title,
                categories(),
                pack(),
                PackText.read(values.getOrDefault("unit_pricing_base_measure", ""))
                        .map(Pack::toString)
                        .orElse(null),
                price,
                sale,
                gtin(),
                checked("family", Identifier.SHAPE.asMatchPredicate(), "A family is named like an id"),
                bounded("description", LONGEST_DESCRIPTION),
                checked("image_link", RowRules::isLink, "The link is no address of the web"));
    }

    private String availability() {
        return lower("availability").replace(' ', '_');
    }

    private @Nullable Money price(String attribute, boolean needed) {
        String text = text(attribute);
        if (text == null) {
            if (needed) {
                refuse("PRICE_MISSING", attribute, "The row has no price");
            }
            return null;
        }
        Optional<Money> read = money(text);
        if (read.isEmpty() || !NewPrice.allows(read.get())) {
            String message = "A price is an amount above 0 and a currency, such as 4.50 USD";
            if (needed) {
                refuse("PRICE_UNREADABLE", attribute, message);
            } else {
                warn("PRICE_UNREADABLE", attribute, message);
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
        String currency = named != null ? named : defaults.currency();
        if (currency == null) {
            return Optional.empty();
        }
        try {
            int digits = Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
            BigDecimal amount = new BigDecimal(matcher.group(2)).stripTrailingZeros();
            return digits < 0 || amount.scale() > digits
                    ? Optional.empty()
                    : Optional.of(Money.of(amount.toPlainString(), currency.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private @Nullable Sale sale(Money price) {
        Money lower = price("sale_price", false);
        if (lower == null) {
            return null;
        }
        if (!lower.currency().equals(price.currency()) || lower.compareTo(price) >= 0) {
            warn("SALE_PRICE_NOT_LOWER", "sale_price", "A sale price is lower than the price, in its currency");
            return null;
        }
        String dates = text("sale_price_effective_date");
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
        warn(
                "SALE_DATES_UNREADABLE",
                "sale_price_effective_date",
                "The dates are two instants of ISO 8601 with a stroke between");
        return null;
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text, DATE_TIME).toInstant();
    }

    private List<String> categories() {
        String path = bounded("product_type", LONGEST_CATEGORY);
        List<String> names = path == null
                ? List.of()
                : STEP.splitAsStream(path)
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        if (names.isEmpty() || names.size() > MOST_CATEGORIES) {
            warn(
                    "CATEGORY_MISSING",
                    "product_type",
                    "Without a path of 1 to 8 categories the product stands in 'other'");
            return List.of("Other");
        }
        return names;
    }

    private @Nullable String gtin() {
        String text = text("gtin");
        if (text == null) {
            return null;
        }
        return switch (Gtin.read(text)) {
            case Gtin.Reading.Good good -> good.gtin().value();
            case Gtin.Reading.Bad bad -> {
                warn(bad.fault().name(), "gtin", bad.fault().message());
                yield null;
            }
        };
    }

    /** The total that the seller prices by rules; the text of the pack says how it is made up, where both agree. */
    private @Nullable Pack pack() {
        if (YES.contains(lower("is_bundle"))) {
            return null;
        }
        Pack told = told("package_size");
        Pack total = told("unit_pricing_measure");
        Integer packs = multipack();
        if (packs != null && told != null && told.count() == 1 && total == null) {
            return told.times(packs);
        }
        if (total == null) {
            return told;
        }
        if (told != null && told.content().equals(total.content())) {
            return told;
        }
        if (told != null) {
            warn("PACK_CONTRADICTS", "package_size", "It is another amount than unit_pricing_measure, which counts");
        }
        return packs == null ? total : total.dividedBy(packs).orElse(total);
    }

    private @Nullable Integer multipack() {
        String text = text("multipack");
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 2) {
            warn("MULTIPACK_UNREADABLE", "multipack", "A multipack is a number from 2 to 9999");
            return null;
        }
        return Integer.valueOf(text);
    }

    private @Nullable Pack told(String attribute) {
        String text = text(attribute);
        if (text == null) {
            return null;
        }
        Optional<Pack> pack = PackText.read(text);
        if (pack.isEmpty()) {
            warn("PACK_UNREADABLE", attribute, "It does not plainly say what a pack holds");
        }
        return pack.orElse(null);
    }

    private @Nullable String required(String attribute, int longest) {
        String value = bounded(attribute, longest);
        if (value == null) {
            refuse(attribute.toUpperCase(Locale.ROOT) + "_MISSING", attribute, "The row has no " + attribute);
        }
        return value;
    }

    private @Nullable String bounded(String attribute, int longest) {
        String value = text(attribute);
        if (value == null || value.codePointCount(0, value.length()) <= longest) {
            return value;
        }
        warn("TOO_LONG", attribute, "It is cut after " + longest + " characters");
        return value.substring(0, value.offsetByCodePoints(0, longest)).strip();
    }

    private @Nullable String checked(String attribute, Predicate<String> rule, String message) {
        String value = text(attribute);
        if (value != null && !rule.test(value)) {
            warn(attribute.toUpperCase(Locale.ROOT) + "_UNREADABLE", attribute, message);
            return null;
        }
        return value;
    }

    private static boolean isLink(String text) {
        try {
            URI uri = URI.create(text);
            return text.length() <= LONGEST_LINK
                    && uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private String lower(String attribute) {
        String value = text(attribute);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }

    /** The value without what no text has, or none. */
    private @Nullable String text(String attribute) {
        String given = values.get(attribute);
        if (given == null) {
            return null;
        }
        String value = (isPlain(given) ? given : CONTROLS.matcher(given).replaceAll(" ")).strip();
        return value.isEmpty() ? null : value;
    }

    /** Whether it is of ASCII's printable letters alone, as most values are: the pattern need not be asked. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String shortened(String id) {
        return id.length() <= 64 ? id : id.substring(0, 64);
    }

    private void warn(String code, String attribute, String message) {
        warnings.add(new Finding(Finding.Severity.WARNING, code, attribute, message));
    }

    private void refuse(String code, String attribute, String message) {
        refusals.add(new Finding(Finding.Severity.REFUSED, code, attribute, message));
    }
}
