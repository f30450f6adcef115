package larder.catalog.binding;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import larder.catalog.StoredMoney;
import larder.contracts.DeviceId;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.LevelRule;
import org.jspecify.annotations.Nullable;

/** What a slot orders, as its shopper last laid it down. */
@Entity
@Table(name = "binding")
class Binding {

    @Id
    private String slotId;

    private String deviceId;

    private String owner;

    private String sku;

    private int quantity;

    @Embedded
    @AttributeOverride(name = "minorUnits", column = @Column(name = "ceiling_minor"))
    @AttributeOverride(name = "currency", column = @Column(name = "ceiling_currency"))
    private @Nullable StoredMoney priceCeiling;

    @Embedded
    private StoredAddress deliveryAddress;

    private boolean paused;

    private boolean severalOpenOrders;

    private int dailyCap;

    @Embedded
    private @Nullable StoredLevelRule levelRule;

    @Version
    private long version;

    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields of a loaded row right after construction
    protected Binding() {}

    /** Binds a slot; the version is higher than any the slot had before. */
    @SuppressWarnings("NullAway.Init") // lay() sets the rest
    Binding(SlotId slot, BindingRules rules, long version, Instant now) {
        this.slotId = slot.value();
        this.deviceId = slot.device().value();
        this.version = version;
        lay(rules, now);
    }

    final void lay(BindingRules rules, Instant now) {
        OrderTerms terms = rules.terms();
        Money ceiling = terms.priceCeiling();
        LevelRule level = rules.levelRule();
        owner = terms.owner().value();
        sku = terms.sku().value();
        quantity = terms.quantity().packs();
        priceCeiling = ceiling == null ? null : StoredMoney.of(ceiling);
        deliveryAddress = StoredAddress.of(terms.deliveryAddress());
        paused = rules.paused();
        severalOpenOrders = rules.severalOpenOrders();
        dailyCap = rules.dailyCap();
        levelRule = level == null ? null : StoredLevelRule.of(level);
        changedAt = now.truncatedTo(ChronoUnit.MICROS); // as precise as the row keeps it
    }

    SlotId slot() {
        return SlotId.of(slotId);
    }

    DeviceId device() {
        return new DeviceId(deviceId);
    }

    boolean belongsTo(@Nullable ShopperId shopper) {
        return shopper != null && owner.equals(shopper.value());
    }

    long version() {
        return version;
    }

    BindingRules rules() {
        var terms = new OrderTerms(
                new ShopperId(owner),
                new Sku(sku),
                new Quantity(quantity),
                priceCeiling == null ? null : priceCeiling.toMoney(),
                deliveryAddress.toAddress());
        return new BindingRules(
                terms, paused, severalOpenOrders, dailyCap, levelRule == null ? null : levelRule.toLevelRule());
    }

    BindingState state() {
        BindingRules rules = rules();
        return new BindingState(
                slot(), rules.terms(), paused, severalOpenOrders, dailyCap, rules.levelRule(), version, changedAt);
    }
}
