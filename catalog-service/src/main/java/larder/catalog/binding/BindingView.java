package larder.catalog.binding;

import java.time.Instant;
import larder.contracts.Address;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.OrderTerms.DeliveryPreference;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.LevelRule;
import org.jspecify.annotations.Nullable;

/** A binding as its shopper sees it: what they laid down, and how it stands. */
record BindingView(
        SlotId slotId,
        Sku sku,
        Quantity quantity,
        Consent.Mode orderingMode,
        @Nullable Money priceCeiling,
        @Nullable Money agreedUnitPrice,
        @Nullable Integer allowedDriftPercent,
        int dailyCap,
        @Nullable Integer monthlyCap,
        Consent.@Nullable QuietHours quietHours,
        boolean anyPack,
        boolean severalOpenOrders,
        boolean paused,
        @Nullable LevelRule levelRule,
        DeliveryPreference deliveryPreference,
        Address deliveryAddress,
        @Nullable Boolean test,
        BindingState.Status status,
        BindingState.@Nullable ChoiceReason reason,
        @Nullable String substitutes,
        long version,
        Instant changedAt) {

    static BindingView of(Binding binding) {
        BindingState state = binding.state();
        OrderTerms terms = state.terms();
        Consent consent = terms.consent();
        return new BindingView(
                state.slot(),
                terms.sku(),
                terms.quantity(),
                consent.mode(),
                terms.priceCeiling(),
                consent.agreedUnitPrice(),
                consent.allowedDriftPercent(),
                state.dailyCap(),
                consent.monthlyCap(),
                consent.quietHours(),
                consent.allowsAnyPack(),
                state.severalOpenOrders(),
                state.paused(),
                state.levelRule(),
                terms.deliveryPreference(),
                terms.deliveryAddress(),
                terms.test(),
                state.status(),
                state.reason(),
                state.status() == BindingState.Status.NEEDS_CHOICE
                        ? "/api/bindings/" + state.slot() + "/substitutes"
                        : null,
                state.version(),
                state.changedAt());
    }
}
