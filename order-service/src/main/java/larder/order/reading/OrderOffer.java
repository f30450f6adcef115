package larder.order.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import larder.contracts.Money;
import larder.contracts.product.ProductState;
import larder.order.profile.DeliveryWindow;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper is offered for their money, known once the order is placed or held; absent in orders of before.
 *
 * @param productName what the catalogue calls the product
 * @param seller who sells it
 * @param deliveryCost how much of the total is for the delivery
 * @param expectedDelivery when it is to come
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderOffer(
        ProductState.@Nullable Name productName,
        @Nullable String seller,
        @Nullable Money deliveryCost,
        @Nullable DeliveryWindow expectedDelivery) {

    static OrderOffer read(ResultSet row) throws SQLException {
        return new OrderOffer(name(row), row.getString("seller"), deliveryCost(row), window(row));
    }

    private static ProductState.@Nullable Name name(ResultSet row) throws SQLException {
        String en = row.getString("product_name_en");
        String ko = row.getString("product_name_ko");
        return en == null && ko == null ? null : new ProductState.Name(en, ko);
    }

    private static @Nullable Money deliveryCost(ResultSet row) throws SQLException {
        Long minor = row.getObject("delivery_minor", Long.class);
        return minor == null ? null : new Money(minor, Currency.getInstance(row.getString("currency")));
    }

    private static @Nullable DeliveryWindow window(ResultSet row) throws SQLException {
        LocalDate earliest = row.getObject("deliver_from", LocalDate.class);
        return earliest == null ? null : new DeliveryWindow(earliest, row.getObject("deliver_by", LocalDate.class));
    }
}
