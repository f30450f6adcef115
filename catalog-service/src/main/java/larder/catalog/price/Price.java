package larder.catalog.price;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Currency;
import larder.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * A price as it stands in the history of a product.
 *
 * @param id tells it from others
 * @param kind whether it holds until the next one or is lower for a while
 * @param price of one pack
 * @param from the first moment at which it holds
 * @param until the first moment at which it holds no more; only of a sale price
 * @param reason why, where somebody said so
 * @param laidBy the member of the staff, or what they had imported
 * @param laidAt when
 * @param withdrawnAt when it was withdrawn: from then on it does not hold, and if that was before it began, it never did
 * @param withdrawnBy who withdrew it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Price(
        long id,
        NewPrice.Kind kind,
        Money price,
        Instant from,
        @Nullable Instant until,
        @Nullable String reason,
        String laidBy,
        Instant laidAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy) {

    static Price read(ResultSet row, int number) throws SQLException {
        return new Price(
                row.getLong("id"),
                NewPrice.Kind.valueOf(row.getString("kind")),
                new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                row.getTimestamp("starts_at").toInstant(),
                instant(row.getTimestamp("ends_at")),
                row.getString("reason"),
                row.getString("laid_by"),
                row.getTimestamp("laid_at").toInstant(),
                instant(row.getTimestamp("withdrawn_at")),
                row.getString("withdrawn_by"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
