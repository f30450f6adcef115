package larder.order.streaming;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import larder.contracts.OrderId;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.order.OrderEvent.Party;
import larder.order.ledger.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * One state that an order entered, as a listener is told.
 *
 * @param position where it stands in the stream
 * @param owner whose order it is
 * @param orderId the order
 * @param slotId the slot it refills
 * @param sku the product that is sent
 * @param quantity how many packs of it
 * @param test true for a test order; otherwise absent
 * @param from the state before; absent when the order came to be
 * @param state the state it entered
 * @param at when
 * @param cause why, as a word that stays the same for the same reason
 * @param by who moved it there
 * @param note what a person said about it, where somebody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderChange(
        @JsonIgnore Position position,
        @JsonIgnore ShopperId owner,
        OrderId orderId,
        SlotId slotId,
        Sku sku,
        Quantity quantity,
        @Nullable Boolean test,
        @Nullable OrderState from,
        OrderState state,
        Instant at,
        String cause,
        @Nullable Party by,
        @Nullable String note) {

    static OrderChange read(ResultSet row, int number) throws SQLException {
        String from = row.getString("from_state");
        String party = row.getString("party");
        return new OrderChange(
                new Position(row.getLong("tx_number"), row.getLong("position")),
                new ShopperId(row.getString("owner")),
                new OrderId(row.getObject("order_id", UUID.class)),
                SlotId.of(row.getString("slot")),
                new Sku(row.getString("sku")),
                new Quantity(row.getInt("packs")),
                row.getBoolean("test") ? Boolean.TRUE : null,
                from == null ? null : OrderState.valueOf(from),
                OrderState.valueOf(row.getString("to_state")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("cause"),
                party == null ? null : Party.valueOf(party),
                row.getString("note"));
    }
}
