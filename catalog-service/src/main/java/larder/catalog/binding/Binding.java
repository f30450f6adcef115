package larder.catalog.binding;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import larder.catalog.StoredMoney;
import larder.contracts.Consent;
import larder.contracts.DeviceId;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.OrderTerms.DeliveryPreference;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.BindingState.ChoiceReason;
import larder.contracts.binding.BindingState.Status;
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

    @Convert(converter = StoredConsent.class)
    private Consent consent;

    @Enumerated(EnumType.STRING)
    private DeliveryPreference deliveryPreference;

    private boolean test;

    @Enumerated(EnumType.STRING)
    private @Nullable ChoiceReason choiceReason;

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

    /** What the shopper lays down is what they have chosen. */
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
        consent = terms.consent();
        deliveryPreference = terms.deliveryPreference();
        test = terms.runsAsTest();
        choiceReason = null;
        changedAt = asKept(now);
    }

    /** Notes what the shopper has to choose about, if anything; false when that was known. */
    boolean settle(@Nullable ChoiceReason reason, Instant now) {
        if (reason == choiceReason) {
            return false;
        }
        choiceReason = reason;
        changedAt = asKept(now);
        return true;
    }

    /** As precise as the row keeps it. */
    private static Instant asKept(Instant now) {
        return now.truncatedTo(ChronoUnit.MICROS);
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

    boolean needsChoice() {
        return choiceReason != null;
    }

    BindingRules rules() {
        var terms = new OrderTerms(
                new ShopperId(owner),
                new Sku(sku),
                new Quantity(quantity),
                priceCeiling == null ? null : priceCeiling.toMoney(),
                deliveryAddress.toAddress(),
                consent,
                deliveryPreference,
                test);
        return new BindingRules(
                terms, paused, severalOpenOrders, dailyCap, levelRule == null ? null : levelRule.toLevelRule());
    }

    BindingState state() {
        BindingRules rules = rules();
        return new BindingState(
                slot(),
                rules.terms(),
                paused,
                severalOpenOrders,
                dailyCap,
                rules.levelRule(),
                version,
                changedAt,
                choiceReason == null ? Status.ACTIVE : Status.NEEDS_CHOICE,
                choiceReason);
    }
}
