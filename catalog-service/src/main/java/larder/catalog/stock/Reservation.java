package larder.catalog.stock;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import larder.catalog.StoredMoney;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.WarehouseId;
import org.jspecify.annotations.Nullable;

/** The packs set aside for one order in one warehouse, at the price they had at that moment. */
@Entity
@Table(name = "reservation")
class Reservation {

    @Id
    private UUID orderId;

    private String sku;

    private @Nullable String warehouse;

    private int packs;

    @Embedded
    @AttributeOverride(name = "minorUnits", column = @Column(name = "unit_price_minor"))
    @AttributeOverride(name = "currency", column = @Column(name = "unit_price_currency"))
    private StoredMoney unitPrice;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant reservedAt;

    private @Nullable Instant settledAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields of a loaded row right after construction
    protected Reservation() {}

    /** One that is wanted; a warehouse is found by {@link Stocks}. */
    Reservation(OrderId order, Sku sku, Quantity quantity, Money unitPrice, Instant now) {
        this.orderId = order.uuid();
        this.sku = sku.value();
        this.packs = quantity.packs();
        this.unitPrice = StoredMoney.of(unitPrice);
        this.state = State.RESERVED;
        this.reservedAt = now;
    }

    OrderId order() {
        return new OrderId(orderId);
    }

    Sku sku() {
        return new Sku(sku);
    }

    WarehouseId warehouse() {
        return new WarehouseId(Objects.requireNonNull(warehouse, "a reservation that is kept has a warehouse"));
    }

    Quantity quantity() {
        return new Quantity(packs);
    }

    Money unitPrice() {
        return unitPrice.toMoney();
    }

    boolean unsent() {
        return state == State.RESERVED;
    }

    /** Leaves the house with the parcel; false when it has left already. */
    boolean ship(Instant now) {
        return switch (state) {
            case RESERVED -> settle(State.SHIPPED, now);
            case SHIPPED -> false;
            case RELEASED -> throw new IllegalStateException("order " + orderId + " ships what was released");
        };
    }

    /** Goes back on the shelf; false when it is there already, or on its way with a parcel that is called back. */
    boolean release(Instant now) {
        return switch (state) {
            case RESERVED -> settle(State.RELEASED, now);
            case RELEASED, SHIPPED -> false;
        };
    }

    private boolean settle(State settled, Instant now) {
        state = settled;
        settledAt = now;
        return true;
    }

    @Nullable
    Instant settledAt() {
        return settledAt;
    }

    Instant reservedAt() {
        return reservedAt;
    }

    /**
     * <pre>
     * RESERVED --> SHIPPED
     *    `-------> RELEASED
     * </pre>
     */
    enum State {
        RESERVED,
        SHIPPED,
        RELEASED
    }
}
