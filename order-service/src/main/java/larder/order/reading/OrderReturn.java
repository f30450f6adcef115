package larder.order.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A shopper's wish to give back what an order brought, or to have none of it brought; what has not happened is absent.
 *
 * @param reason why
 * @param note what the shopper said beyond that
 * @param accepted what became of it
 * @param settledAt when that was said
 * @param answer what operations said about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderReturn(
        Reason reason,
        @Nullable String note,
        Instant askedAt,
        @Nullable Boolean accepted,
        @Nullable Instant settledAt,
        @Nullable String answer) {

    /** Why somebody gives something back. */
    public enum Reason {
        NOT_WANTED,
        DAMAGED,
        WRONG_ITEM,
        TOO_LATE,
        OTHER
    }

    /** Reads a row of order_return. */
    public static OrderReturn read(ResultSet row, int number) throws SQLException {
        OffsetDateTime settledAt = row.getObject("settled_at", OffsetDateTime.class);
        return new OrderReturn(
                Reason.valueOf(row.getString("reason")),
                row.getString("note"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("accepted", Boolean.class),
                settledAt == null ? null : settledAt.toInstant(),
                row.getString("settlement_note"));
    }
}
