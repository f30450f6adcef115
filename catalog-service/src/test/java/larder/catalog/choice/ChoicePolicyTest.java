package larder.catalog.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import larder.catalog.policy.Restriction;
import larder.catalog.policy.SaleState;
import larder.catalog.price.Pricing;
import larder.catalog.product.Label;
import larder.catalog.product.Offer;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.OrderTerms.DeliveryPreference;
import larder.contracts.Sku;
import larder.contracts.binding.BindingState.ChoiceReason;
import larder.contracts.device.DeviceModelState;
import larder.testing.Fixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoicePolicyTest {

    private static final Sku SKU = new Sku("WATER-1");
    private static final Money PRICE = Money.of("4.50", "USD");
    private static final Offer OFFER = offer(PRICE, true);
    private static final DeviceModelState.Slot ANY = slot(List.of(), List.of());

    @Test
    void findsNothingToChooseWhileAllIsAsAgreed() {
        assertThat(reason(terms(PRICE, PRICE), OFFER, ANY)).isNull();
        assertThat(reason(terms(PRICE, Money.of("1.00", "USD")), OFFER, slot(List.of(SKU), List.of())))
                .isNull();
        assertThat(reason(terms(null, null), OFFER, slot(List.of(), List.of("water"))))
                .isNull();
    }

    @Test
    void findsEachReason() {
        assertThat(reason(terms(null, null), null, ANY)).isEqualTo(ChoiceReason.PRODUCT_REMOVED);
        assertThat(reason(terms(null, null), offer(PRICE, false), ANY)).isEqualTo(ChoiceReason.PRODUCT_NOT_FOR_SALE);
        assertThat(reason(terms(null, null), OFFER, slot(List.of(new Sku("OTHER")), List.of("soap"))))
                .isEqualTo(ChoiceReason.PRODUCT_NOT_ALLOWED);
        assertThat(reason(terms(Money.of("30000", "KRW"), null), OFFER, ANY)).isEqualTo(ChoiceReason.CURRENCY_CHANGED);
        assertThat(reason(terms(null, Money.of("6000", "KRW")), OFFER, ANY)).isEqualTo(ChoiceReason.CURRENCY_CHANGED);
    }

    @Test
    void tellsOfSeveralReasonsTheMostLasting() {
        OrderTerms inWon = terms(Money.of("30000", "KRW"), null);
        Offer notForSale = offer(PRICE, false);

        assertThat(reason(inWon, null, slot(List.of(new Sku("OTHER")), List.of())))
                .isEqualTo(ChoiceReason.PRODUCT_REMOVED);
        assertThat(reason(inWon, notForSale, slot(List.of(new Sku("OTHER")), List.of())))
                .isEqualTo(ChoiceReason.PRODUCT_NOT_ALLOWED);
        assertThat(reason(inWon, notForSale, ANY)).isEqualTo(ChoiceReason.PRODUCT_NOT_FOR_SALE);
    }

    private static @Nullable ChoiceReason reason(OrderTerms terms, @Nullable Offer offer, DeviceModelState.Slot slot) {
        return ChoicePolicy.reason(terms, offer, slot).orElse(null);
    }

    private static DeviceModelState.Slot slot(List<Sku> skus, List<String> categories) {
        return new DeviceModelState.Slot("main", null, null, skus, categories);
    }

    private static Offer offer(Money price, boolean saleable) {
        return new Offer(
                SKU,
                "larder",
                new Label("Water", null),
                "Clearbrook",
                List.of("drinks", "water"),
                null,
                null,
                Pricing.of(price),
                saleable ? null : new Restriction(SaleState.SUSPENDED, "recalled", Instant.EPOCH, null),
                saleable);
    }

    private static OrderTerms terms(@Nullable Money ceiling, @Nullable Money agreed) {
        OrderTerms terms = Fixtures.terms();
        return new OrderTerms(
                terms.owner(),
                SKU,
                terms.quantity(),
                ceiling,
                terms.deliveryAddress(),
                new Consent(Consent.Mode.INSTANT, agreed, null, null, null),
                DeliveryPreference.DOORSTEP);
    }
}
