package larder.order.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was read, and which version of it that is.
 *
 * @param order what it looks like
 * @param version changes with each change of it
 */
record OrderRead(OrderView order, String version) {

    static OrderRead read(ResultSet row, int number) throws SQLException {
        return new OrderRead(OrderView.read(row, number), row.getLong("version") + "." + row.getInt("steps"));
    }

    /** What is given back of an order is no step of it, and changes what is shown all the same. */
    OrderRead with(List<OrderView.Entry> history, List<OrderReturn> returns, @Nullable AgreedText agreed) {
        long settled = returns.stream().filter(each -> each.settledAt() != null).count();
        return new OrderRead(order.with(history, returns, agreed), version + "." + returns.size() + "." + settled);
    }

    /** As an entity tag; operations see more of an order than its owner does. */
    String tag(Viewer viewer) {
        return '"' + version + (viewer.ops() ? ".ops" : "") + '"';
    }

    /** The entity tag of several together, in their order. */
    static String tagOf(List<OrderRead> orders) {
        String all = orders.stream()
                .map(each -> each.order.orderId().value() + " " + each.version)
                .collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.US_ASCII));
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
