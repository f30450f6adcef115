package larder.catalog.assortment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import larder.catalog.measure.Pack;
import larder.catalog.product.Label;
import larder.catalog.product.NewProduct;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A hand-written list of products. Each line is a category, {@code @ id, English, Korean}, or a product of the category
 * above it: {@code sku, brand, English, Korean, count, size, unit, price in USD, initial stock}, and the
 * family of one that comes in packs of other sizes too; tabs between the columns.
 * Empty lines and lines that begin with {@code #} do not count.
 *
 * @param items the products in the order of the text
 */
record Assortment(List<Item> items) {

    private static final String CURRENCY = "USD";

    /** Reads the text; an illegal line is named by its number. */
    static Assortment parse(String text) {
        List<Item> items = new ArrayList<>();
        Shelf shelf = null;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] columns = line.split("\t", -1);
                try {
                    if (columns[0].equals("@")) {
                        shelf = Shelf.parse(columns);
                    } else {
                        items.add(item(shelf, columns));
                    }
                } catch (IllegalArgumentException | ArithmeticException e) {
                    throw new IllegalArgumentException("assortment line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        return new Assortment(List.copyOf(items));
    }

    private static Item item(@Nullable Shelf shelf, String[] columns) {
        if (shelf == null || columns.length < 9 || columns.length > 10) {
            throw new IllegalArgumentException("a product has 9 or 10 columns and stands below a category");
        }
        var pack = new Pack(
                Integer.parseInt(columns[4]),
                new BigDecimal(columns[5]),
                Pack.Unit.valueOf(columns[6].toUpperCase(Locale.ROOT)));
        var product = new NewProduct(
                new Sku(columns[0]),
                NewProduct.HOUSE,
                columns[1],
                new Label(columns[2], columns[3]),
                shelf.id(),
                shelf.name(),
                pack,
                Money.of(columns[7], CURRENCY),
                columns.length == 10 ? columns[9] : null);
        return new Item(product, Long.parseLong(columns[8]));
    }

    /**
     * A product and the packs of it that are there at first.
     *
     * @param product the product
     * @param stock its initial stock
     */
    record Item(NewProduct product, long stock) {

        Item {
            if (stock < 0) {
                throw new IllegalArgumentException("stock is not negative");
            }
        }
    }

    private record Shelf(String id, Label name) {

        static Shelf parse(String[] columns) {
            if (columns.length != 4) {
                throw new IllegalArgumentException("a category has an id, an English and a Korean name");
            }
            return new Shelf(columns[1], new Label(columns[2], columns[3]));
        }
    }
}
