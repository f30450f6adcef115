package larder.order.reading;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import larder.contracts.Money;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Orders as a spreadsheet reads them (RFC 4180); no cell is taken for a formula. */
final class OrderCsv implements AutoCloseable {

    private static final String OPENS_FORMULA = "=+-@\t\r";
    private static final List<Column> COLUMNS = List.of(
            new Column("orderId", order -> order.orderId().value()),
            new Column("slotId", order -> order.slotId().value()),
            new Column("ownerId", order -> order.ownerId().value()),
            new Column("trigger", OrderView::trigger),
            new Column("state", OrderView::state),
            new Column("sku", order -> order.sku().value()),
            new Column("quantity", order -> order.quantity().packs()),
            new Column("unitPrice", order -> amount(order.unitPrice())),
            new Column("total", order -> amount(order.total())),
            new Column(
                    "currency",
                    order -> order.total() == null
                            ? null
                            : order.total().currency().getCurrencyCode()),
            new Column("holdReason", OrderView::holdReason),
            new Column("resolutionReason", OrderView::resolutionReason),
            new Column("test", order -> Boolean.TRUE.equals(order.test())),
            new Column("recipient", order -> order.deliveryAddress().recipient()),
            new Column("line1", order -> order.deliveryAddress().line1()),
            new Column("line2", order -> order.deliveryAddress().line2()),
            new Column("city", order -> order.deliveryAddress().city()),
            new Column("postalCode", order -> order.deliveryAddress().postalCode()),
            new Column("country", order -> order.deliveryAddress().country()),
            new Column("requestedAt", OrderView::requestedAt),
            new Column("placedAt", OrderView::placedAt),
            new Column("confirmedAt", OrderView::confirmedAt),
            new Column("shippedAt", OrderView::shippedAt),
            new Column("endedAt", OrderView::endedAt));
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(COLUMNS.stream().map(Column::name).toArray(String[]::new))
            .get();

    private final CSVPrinter out;

    OrderCsv(Writer to) throws IOException {
        this.out = new CSVPrinter(to, FORMAT);
    }

    void write(OrderView order) throws IOException {
        List<String> cells =
                COLUMNS.stream().map(column -> safe(column.of.apply(order))).toList();
        out.printRecord(cells);
    }

    /** An apostrophe before it lets a spreadsheet show the text and not reckon with it. */
    static String safe(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean formula = !text.isEmpty() && OPENS_FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        out.close(true);
    }

    private static @Nullable Object amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private record Column(String name, Function<OrderView, @Nullable Object> of) {}
}
