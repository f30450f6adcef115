package larder.order;

import static org.assertj.core.api.Assertions.assertThat;

import larder.contracts.Address;
import larder.contracts.Consent;
import larder.contracts.Consent.Mode;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import larder.contracts.order.OrderEvent.OrderHeld;
import larder.contracts.order.OrderEvent.OrderPlaced;
import larder.contracts.product.ProductState;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProposalIT extends OrderScene {

    private static final String TEXT = """
            Ihre Bestellung
            Spring water (TEST-SKU), 2 × 7,50 USD
            Warenwert: 15,00 USD
            Versandkosten: 0,00 USD
            Gesamtpreis inklusive Steuern und Versand: 15,00 USD
            """;

    @Test
    void proposesEveryOrderThatGoesToGermany() {
        OrderDecided decided = ask(terms("DE", null), "HELD");

        assertThat(look(decided).path("holdReason").asString()).isEqualTo("PROPOSAL");
        assertThat(look(decided).path("productName").path("ko").asString()).isEqualTo("샘물");
        assertThat(look(decided).path("seller").asString()).isEqualTo("larder");
        assertThat(look(decided).path("expectedDelivery").path("earliest").isString())
                .isTrue();
    }

    @Test
    void bindsNobodyInGermanyByLessThanTheTextThatWasShown() {
        OrderDecided decided = ask(terms("DE", null), "HELD");

        Response silent = approve(decided, null);
        Response guessed = approve(decided, "0".repeat(64));

        assertThat(silent.status()).isEqualTo(428);
        assertThat(silent.problem()).isEqualTo("confirmation-required");
        assertThat(guessed.status()).isEqualTo(409);
        assertThat(guessed.problem()).isEqualTo("confirmation-outdated");
        assertThat(states(decided)).containsExactly("REQUESTED", "HELD");
    }

    @Test
    void keepsTheVeryTextThatWasAgreedTo() {
        OrderDecided decided = ask(terms("DE", null), "HELD");
        JsonNode shown = confirmation(decided, "fr").json();
        assertThat(shown.path("language").asString()).isEqualTo("de");
        assertThat(shown.path("text").asString()).startsWith(TEXT).endsWith("[Zahlungspflichtig bestellen]\n");
        confirmation(decided, "en");

        Response approved = approve(decided, shown.path("digest").asString());

        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        for (String reader : new String[] {shopper(decided), ops}) {
            JsonNode kept = client().get(path(decided), reader).json().path("confirmation");
            assertThat(kept.path("text").asString())
                    .isEqualTo(shown.path("text").asString());
            assertThat(kept.path("language").asString()).isEqualTo("de");
            assertThat(kept.path("agreedAt").isString()).isTrue();
        }
        awaitState(decided, "CONFIRMED");
    }

    @Test
    void refusesToAgreeToWhatIsNoLongerSo() {
        OrderDecided decided = ask(terms("FR", Money.of("1.00", "USD")), "HELD");
        String digest = confirmation(decided, "en").json().path("digest").asString();
        jdbc.sql("update orders set city = 'Lyon' where id = ?")
                .param(decided.order().uuid())
                .update();

        assertThat(approve(decided, digest).problem()).isEqualTo("confirmation-outdated");

        String anew = confirmation(decided, "en").json().path("digest").asString();
        assertThat(approve(decided, anew).status()).isEqualTo(200);
    }

    @Test
    void asksForNoTextWhereTheCountryDoesNot() {
        OrderDecided decided = ask(terms("FR", Money.of("1.00", "USD")), "HELD");

        assertThat(approve(decided, null).status()).isEqualTo(200);
        assertThat(look(decided).path("confirmation").isMissingNode()).isTrue();
    }

    @Test
    void showsOnlyWhatWaitsAndOnlyToItsShopper() {
        OrderDecided held = ask(terms("DE", null), "HELD");
        OrderDecided placed = ask(terms("FR", null), "CONFIRMED");

        assertThat(confirmation(placed, "en").problem()).isEqualTo("order-not-held");
        String other = token("somebody-else", "shopper");
        assertThat(client().get(path(held) + "/confirmation", other).status()).isEqualTo(404);
        assertThat(client().get(path(held) + "/confirmation", ops).status()).isEqualTo(403);
    }

    @Test
    void countsTheDeliveryToThePrice() {
        OrderDecided decided = ask(terms("FR", Money.of("19.90", "USD")), "CONFIRMED");

        JsonNode order = look(decided);
        assertThat(order.path("total").path("amount").asString()).isEqualTo("19.90");
        assertThat(order.path("deliveryCost").path("amount").asString()).isEqualTo("4.90");
        var placed = (OrderPlaced) orderEvents.await(
                event -> event instanceof OrderPlaced && event.order().equals(decided.order()));
        assertThat(placed.total()).isEqualTo(Money.of("19.90", "USD"));
        assertThat(placed.deliveryCost()).isEqualTo(Money.of("4.90", "USD"));
        var confirmed = (OrderConfirmed) orderEvents.await(
                event -> event instanceof OrderConfirmed && event.order().equals(decided.order()));
        assertThat(confirmed.deliveryCost()).isEqualTo(Money.of("4.90", "USD"));
    }

    @Test
    void holdsWhatOnlyItsDeliveryMakesTooDear() {
        OrderDecided decided = ask(terms("FR", Money.of("19.89", "USD")), "HELD");

        var held = (OrderHeld) orderEvents.await(
                event -> event instanceof OrderHeld && event.order().equals(decided.order()));
        assertThat(held.reason().name()).isEqualTo("PRICE_ABOVE_CEILING");
        assertThat(held.total()).isEqualTo(Money.of("19.90", "USD"));
        JsonNode shown = confirmation(decided, "ko").json();
        assertThat(shown.path("goods").path("amount").asString()).isEqualTo("15.00");
        assertThat(shown.path("deliveryCost").path("amount").asString()).isEqualTo("4.90");
        assertThat(shown.path("button").asString()).isEqualTo("결제 의무가 있는 주문하기");
    }

    /** A press has led to an order that the catalogue has answered. */
    private OrderDecided ask(OrderTerms terms, String state) {
        OrderDecided decided = request(Trigger.PRESS, terms);
        stock.send(
                decided.order(),
                new StockReserved(
                        decided.order(),
                        terms.sku(),
                        terms.quantity(),
                        UNIT,
                        TOTAL,
                        null,
                        Fixtures.now(),
                        null,
                        new ProductState.Name("Spring water", "샘물"),
                        "larder"));
        awaitState(decided, state);
        return decided;
    }

    private static OrderTerms terms(String country, @Nullable Money ceiling) {
        return new OrderTerms(
                Fixtures.shopper(),
                new Sku("TEST-SKU"),
                new Quantity(2),
                ceiling,
                new Address("A. Shopper", "1 High Street", null, "Town", "10115", country),
                new Consent(Mode.INSTANT, null, null, null, null),
                OrderTerms.DeliveryPreference.DOORSTEP);
    }

    private Response confirmation(OrderDecided decided, String language) {
        return client().send(
                        "GET", path(decided) + "/confirmation", shopper(decided), null, "Accept-Language", language);
    }

    private Response approve(OrderDecided decided, @Nullable String digest) {
        String body = digest == null ? "" : "{\"confirmation\":\"" + digest + "\"}";
        return client().post(path(decided) + "/approve", shopper(decided), body);
    }
}
