package larder.order.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
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
import larder.contracts.product.ProductState;
import larder.order.ledger.OrderState;
import larder.order.profile.DeliveryWindow;
import larder.order.reading.OrderOffer;
import larder.order.reading.OrderView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteConfirmationTest {

    private static final DeliveryWindow DELIVERY =
            new DeliveryWindow(LocalDate.of(2026, 3, 15), LocalDate.of(2026, 3, 17));

    @Test
    void saysItInEnglish() {
        assertThat(written("en").text()).isEqualTo("""
                        Your order
                        Spring water (WATER-1), 2 × 1,006.25 EUR
                        Goods: 2,012.50 EUR
                        Delivery cost: 4.90 EUR
                        Total price, taxes and delivery included: 2,017.40 EUR
                        Delivery: 15 March 2026 to 17 March 2026
                        Deliver to: A. Shopper, 1 High Street, Flat 2, 10115 Berlin, DE
                        Seller: larder
                        [Order with obligation to pay]
                        """);
    }

    @Test
    void saysItInGerman() {
        assertThat(written("de").text()).isEqualTo("""
                        Ihre Bestellung
                        Spring water (WATER-1), 2 × 1.006,25 EUR
                        Warenwert: 2.012,50 EUR
                        Versandkosten: 4,90 EUR
                        Gesamtpreis inklusive Steuern und Versand: 2.017,40 EUR
                        Lieferung: 15. März 2026 bis 17. März 2026
                        Lieferung an: A. Shopper, 1 High Street, Flat 2, 10115 Berlin, DE
                        Verkäufer: larder
                        [Zahlungspflichtig bestellen]
                        """);
    }

    @Test
    void saysItInKorean() {
        assertThat(written("ko").text()).isEqualTo("""
                        주문 내용
                        샘물 (WATER-1), 2 × 1,006.25 EUR
                        상품 금액: 2,012.50 EUR
                        배송비: 4.90 EUR
                        세금과 배송비를 포함한 총 결제 금액: 2,017.40 EUR
                        배송 예정일: 2026년 3월 15일 ~ 2026년 3월 17일
                        배송지: A. Shopper, 1 High Street, Flat 2, 10115 Berlin, DE
                        판매자: larder
                        [결제 의무가 있는 주문하기]
                        """);
    }

    @Test
    void marksATestOrder() {
        OrderView order = order(true, new ProductState.Name("Spring water", "샘물"));

        assertThat(WriteConfirmation.of(order, DELIVERY, Wording.in("en")).text())
                .startsWith("Your order\nTest order: nothing is sent and nothing is charged\n");
    }

    @Test
    void callsAProductByWhatThereIs() {
        assertThat(productName(new ProductState.Name(null, "샘물"), "de")).isEqualTo("샘물");
        assertThat(productName(new ProductState.Name("Spring water", null), "ko"))
                .isEqualTo("Spring water");
        assertThat(productName(null, "en")).isEqualTo("WATER-1");
    }

    @Test
    void digestsTheText() {
        Confirmation english = written("en");

        assertThat(english.digest())
                .matches("[0-9a-f]{64}")
                .isEqualTo(written("en").digest());
        assertThat(written("de").digest()).isNotEqualTo(english.digest());
        DeliveryWindow later =
                new DeliveryWindow(DELIVERY.earliest(), DELIVERY.latest().plusDays(1));
        assertThat(WriteConfirmation.of(order(false, null), later, Wording.in("en"))
                        .digest())
                .isNotEqualTo(WriteConfirmation.of(order(false, null), DELIVERY, Wording.in("en"))
                        .digest());
    }

    @ParameterizedTest
    @CsvSource({
        "'de-AT,de;q=0.9,en;q=0.5', de",
        "'fr,ko;q=0.3', ko",
        "fr, en",
        "'*', en",
        "'en;q=banana', en",
        "'', en",
        ", en"
    })
    void speaksTheLanguageThatFitsBest(@Nullable String accepted, String language) {
        assertThat(Wording.accepted(accepted, "en").language()).isEqualTo(language);
    }

    private static String productName(ProductState.@Nullable Name name, String language) {
        return WriteConfirmation.of(order(false, name), DELIVERY, Wording.in(language))
                .productName();
    }

    private static Confirmation written(String language) {
        OrderView order = order(false, new ProductState.Name("Spring water", "샘물"));
        return WriteConfirmation.of(order, DELIVERY, Wording.in(language));
    }

    private static OrderView order(boolean test, ProductState.@Nullable Name name) {
        SlotId slot = SlotId.of("dev-1:main");
        EventId event = new EventId("press-1");
        return new OrderView(
                new OrderId(new UUID(1, 2)),
                slot,
                new ShopperId("shopper-1"),
                DecisionId.on(slot, event),
                event,
                Trigger.PRESS,
                OrderState.HELD,
                new Sku("WATER-1"),
                new Quantity(2),
                null,
                null,
                null,
                Consent.UNASKED,
                HoldReason.PROPOSAL,
                null,
                null,
                Money.of("1006.25", "EUR"),
                Money.of("2017.40", "EUR"),
                new OrderOffer(name, "larder", Money.of("4.90", "EUR"), DELIVERY),
                new Address("A. Shopper", "1 High Street", "Flat 2", "Berlin", "10115", "DE"),
                DeliveryPreference.DOORSTEP,
                test ? Boolean.TRUE : null,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
