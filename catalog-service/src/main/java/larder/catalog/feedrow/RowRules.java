package larder.catalog.feedrow;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import larder.catalog.feedformat.FeedRow;
import larder.catalog.intake.FeedProduct;
import larder.catalog.intake.Patch;
import larder.catalog.intake.Sale;
import larder.catalog.measure.Pack;
import larder.catalog.measure.PackText;
import larder.contracts.Identifier;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/** Reads one row. What the row cannot do without refuses it; what it can do without is left out, and said so. */
final class RowRules {

    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_BRAND = 70;
    private static final int LONGEST_DESCRIPTION = 5_000;
    private static final int LONGEST_CATEGORY = 750;
    private static final int MOST_CATEGORIES = 8;
    private static final Set<String> AVAILABLE =
            Set.of("in_stock", "out_of_stock", "limited_availability", "preorder", "backorder");
    private static final Set<String> LEFT = Set.of("removed", "discontinued");
    private static final Pattern STEP = Pattern.compile(">");

    private final RowText row;
    private final RowDefaults defaults;

    RowRules(FeedRow.Attributes row, RowDefaults defaults) {
        this.row = new RowText(row.values());
        this.defaults = defaults;
    }

    RowOutcome read() {
        String id = row.text("id");
        Sku sku = id == null || !Identifier.SHAPE.matcher(id).matches() ? null : new Sku(id);
        if (sku == null) {
            row.refuse(
                    id == null ? "ID_MISSING" : "ID_SHAPE",
                    "id",
                    id == null ? "The row has no id" : "An id has 1 to 64 letters, digits or . _ ~ -");
            return new RowOutcome.Refused(null, id == null ? null : shortened(id), row.refusals());
        }
        String availability = availability();
        if (LEFT.contains(availability) || row.says("removed")) {
            return new RowOutcome.Gone(sku);
        }
        PriceRules prices = new PriceRules(row, defaults.currency());
        Money price = prices.price("price", true);
        Sale sale = price == null ? null : prices.sale(price);
        if (defaults.delta() && row.text("title") == null && price != null) {
            return row.refusals().isEmpty()
                    ? new RowOutcome.Partial(new Patch(sku, price, sale), row.warnings())
                    : new RowOutcome.Refused(sku, sku.value(), row.refusals());
        }
        if (!availability.isEmpty() && !AVAILABLE.contains(availability)) {
            row.refuse("AVAILABILITY_UNKNOWN", "availability", "There is no such availability");
        } else if (availability.isEmpty()) {
            row.refuse("AVAILABILITY_MISSING", "availability", "The row does not say whether the product can be had");
        }
        String title = row.required("title", LONGEST_TITLE);
        if (price == null || title == null || !row.refusals().isEmpty()) {
            return new RowOutcome.Refused(sku, sku.value(), row.refusals());
        }
        return new RowOutcome.Whole(product(sku, title, price, sale), row.warnings());
    }

    private FeedProduct product(Sku sku, String title, Money price, @Nullable Sale sale) {
        String brand = row.bounded("brand", LONGEST_BRAND);
        if (brand == null) {
            row.warn("BRAND_MISSING", "brand", "Without a brand the product goes under its seller's name");
        }
        return new FeedProduct(
                sku,
                brand == null ? defaults.seller() : brand,
                title,
                categories(),
                new PackRules(row).pack(),
                unitPriceBase(),
                price,
                sale,
                gtin(),
                row.checked("family", Identifier.SHAPE.asMatchPredicate(), "A family is named like an id"),
                row.bounded("description", LONGEST_DESCRIPTION),
                row.text("image_link"));
    }

    private @Nullable String unitPriceBase() {
        String text = row.text("unit_pricing_base_measure");
        return text == null ? null : PackText.read(text).map(Pack::toString).orElse(null);
    }

    private String availability() {
        return row.lower("availability").replace(' ', '_');
    }

    private List<String> categories() {
        String path = row.bounded("product_type", LONGEST_CATEGORY);
        List<String> names = path == null
                ? List.of()
                : STEP.splitAsStream(path)
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        if (names.isEmpty() || names.size() > MOST_CATEGORIES) {
            row.warn(
                    "CATEGORY_MISSING",
                    "product_type",
                    "Without a path of 1 to 8 categories the product stands in 'other'");
            return List.of("Other");
        }
        return names;
    }

    private @Nullable String gtin() {
        String text = row.text("gtin");
        if (text == null) {
            return null;
        }
        return switch (Gtin.read(text)) {
            case Gtin.Reading.Good good -> good.gtin().value();
            case Gtin.Reading.Bad bad -> {
                row.warn(bad.fault().name(), "gtin", bad.fault().message());
                yield null;
            }
        };
    }

    private static String shortened(String id) {
        return id.length() <= 64 ? id : id.substring(0, 64);
    }
}
