package larder.order.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import larder.contracts.Address;
import larder.contracts.Consent;
import larder.contracts.DecisionId;
import larder.contracts.EventId;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms.DeliveryPreference;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.order.OrderEvent.Party;
import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.order.ledger.OrderState;
import larder.order.ledger.StoredConsent;
import org.jspecify.annotations.Nullable;

/**
 * An order as people see it. Times are UTC instants; what has not happened is absent.
 *
 * @param orderId the order
 * @param slotId the slot it refills
 * @param ownerId who pays and receives
 * @param decisionId the decision that asked for it
 * @param eventId the device event behind that
 * @param trigger what kind of event that was
 * @param state where it stands
 * @param sku the product that is sent
 * @param quantity how many packs of it
 * @param requestedSku what was asked for, where another pack of its family is sent
 * @param requestedQuantity how many of those
 * @param priceCeiling the highest total agreed to beforehand; absent means any
 * @param consent when it needs the shopper's word, as agreed beforehand
 * @param holdReason why it was held; absent if it never was
 * @param resolutionReason what stands or stood in its way; absent if nothing ever did
 * @param explanation why it was rejected, in the catalogue's own words; absent where the reason says it all
 * @param unitPrice of one pack; known once placed or held
 * @param total what the order costs, delivery included; known once placed or held
 * @param offer what it is that costs this, written in line
 * @param deliveryAddress where it goes
 * @param deliveryPreference how it is handed over
 * @param test true for an order without stock, charge or parcel; otherwise absent
 * @param requestedAt when it came to be
 * @param lapsesAt when a held order is cancelled unless approved
 * @param resolvableUntil when an order in resolution is called off unless it can go on
 * @param placedAt when its price became binding
 * @param cancellableUntil the end of its grace period
 * @param confirmedAt when it went to delivery
 * @param shippedAt when the carrier took it
 * @param endedAt when it reached its end
 * @param history each state it entered, oldest first; only when one order is asked for
 * @param returns what the shopper wished to give back of it, oldest first; absent where nothing
 * @param confirmation what they agreed to before it bound them, where that was asked for; only when one order is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(
        OrderId orderId,
        SlotId slotId,
        ShopperId ownerId,
        DecisionId decisionId,
        EventId eventId,
        Trigger trigger,
        OrderState state,
        Sku sku,
        Quantity quantity,
        @Nullable Sku requestedSku,
        @Nullable Quantity requestedQuantity,
        @Nullable Money priceCeiling,
        Consent consent,
        @Nullable HoldReason holdReason,
        @Nullable ResolutionReason resolutionReason,
        @Nullable String explanation,
        @Nullable Money unitPrice,
        @Nullable Money total,
        @JsonUnwrapped OrderOffer offer,
        Address deliveryAddress,
        DeliveryPreference deliveryPreference,
        @Nullable Boolean test,
        Instant requestedAt,
        @Nullable Instant lapsesAt,
        @Nullable Instant resolvableUntil,
        @Nullable Instant placedAt,
        @Nullable Instant cancellableUntil,
        @Nullable Instant confirmedAt,
        @Nullable Instant shippedAt,
        @Nullable Instant endedAt,
        @Nullable List<Entry> history,
        @Nullable List<OrderReturn> returns,
        @Nullable AgreedText confirmation) {

    /**
     * One state the order entered; the first has no state before it.
     *
     * @param cause why, as a word that stays the same for the same reason
     * @param by who moved it there; absent where that was not kept
     * @param who which of operations that was, where it was one of them; only operations are told
     * @param note what a person said about it, where somebody did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            @Nullable OrderState from,
            OrderState to,
            Instant at,
            String cause,
            @Nullable Party by,
            @Nullable String who,
            @Nullable String note) {

        static Entry read(ResultSet row, boolean withNames) throws SQLException {
            String from = row.getString("from_state");
            return new Entry(
                    from == null ? null : OrderState.valueOf(from),
                    OrderState.valueOf(row.getString("to_state")),
                    time(row, "at"),
                    row.getString("cause"),
                    party(row),
                    withNames ? row.getString("who") : null,
                    row.getString("note"));
        }

        private static @Nullable Party party(ResultSet row) throws SQLException {
            String party = row.getString("party");
            return party == null ? null : Party.valueOf(party);
        }
    }

    static OrderView read(ResultSet row, int number) throws SQLException {
        return new OrderView(
                new OrderId(row.getObject("id", UUID.class)),
                SlotId.of(row.getString("slot")),
                new ShopperId(row.getString("owner")),
                new DecisionId(row.getObject("decision_id", UUID.class)),
                new EventId(row.getString("event_id")),
                Trigger.valueOf(row.getString("trigger")),
                OrderState.valueOf(row.getString("state")),
                new Sku(row.getString("sku")),
                new Quantity(row.getInt("packs")),
                requestedSku(row),
                requestedQuantity(row),
                money(row, "ceiling_minor", "ceiling_currency"),
                StoredConsent.read(row.getString("consent")),
                holdReason(row),
                resolutionReason(row),
                row.getString("explanation"),
                money(row, "unit_price_minor", "currency"),
                money(row, "total_minor", "currency"),
                OrderOffer.read(row),
                address(row),
                DeliveryPreference.valueOf(row.getString("delivery_preference")),
                row.getBoolean("test") ? Boolean.TRUE : null,
                time(row, "requested_at"),
                timeIfAny(row, "lapses_at"),
                timeIfAny(row, "resolvable_until"),
                timeIfAny(row, "placed_at"),
                timeIfAny(row, "cancellable_until"),
                timeIfAny(row, "confirmed_at"),
                timeIfAny(row, "shipped_at"),
                timeIfAny(row, "ended_at"),
                null,
                null,
                null);
    }

    OrderView with(List<Entry> entries, List<OrderReturn> askedReturns, @Nullable AgreedText agreed) {
        return new OrderView(
                orderId,
                slotId,
                ownerId,
                decisionId,
                eventId,
                trigger,
                state,
                sku,
                quantity,
                requestedSku,
                requestedQuantity,
                priceCeiling,
                consent,
                holdReason,
                resolutionReason,
                explanation,
                unitPrice,
                total,
                offer,
                deliveryAddress,
                deliveryPreference,
                test,
                requestedAt,
                lapsesAt,
                resolvableUntil,
                placedAt,
                cancellableUntil,
                confirmedAt,
                shippedAt,
                endedAt,
                List.copyOf(entries),
                askedReturns.isEmpty() ? null : List.copyOf(askedReturns),
                agreed);
    }

    private static @Nullable Sku requestedSku(ResultSet row) throws SQLException {
        String sku = row.getString("requested_sku");
        return sku == null ? null : new Sku(sku);
    }

    private static @Nullable Quantity requestedQuantity(ResultSet row) throws SQLException {
        Integer packs = row.getObject("requested_packs", Integer.class);
        return packs == null ? null : new Quantity(packs);
    }

    private static @Nullable HoldReason holdReason(ResultSet row) throws SQLException {
        String reason = row.getString("hold_reason");
        return reason == null ? null : HoldReason.valueOf(reason);
    }

    private static @Nullable ResolutionReason resolutionReason(ResultSet row) throws SQLException {
        String reason = row.getString("resolution_reason");
        return reason == null ? null : ResolutionReason.valueOf(reason);
    }

    private static Address address(ResultSet row) throws SQLException {
        return new Address(
                row.getString("recipient"),
                row.getString("line1"),
                row.getString("line2"),
                row.getString("city"),
                row.getString("postal_code"),
                row.getString("country"));
    }

    private static @Nullable Money money(ResultSet row, String minor, String currency) throws SQLException {
        String code = row.getString(currency);
        return code == null ? null : new Money(row.getLong(minor), Currency.getInstance(code));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeIfAny(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
