package larder.order.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The very text that the shopper was shown and agreed to before it bound them.
 *
 * @param language what it is in
 * @param text all of it
 * @param digest SHA-256 of it in UTF-8, in hexadecimal digits
 * @param shownAt when it was first shown
 * @param agreedAt when they agreed
 */
public record AgreedText(String language, String text, String digest, Instant shownAt, Instant agreedAt) {

    static AgreedText read(ResultSet row, int number) throws SQLException {
        return new AgreedText(
                row.getString("language"),
                row.getString("text"),
                row.getString("digest"),
                row.getObject("shown_at", OffsetDateTime.class).toInstant(),
                row.getObject("agreed_at", OffsetDateTime.class).toInstant());
    }
}
