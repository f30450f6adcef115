package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import larder.contracts.Address;
import larder.contracts.OrderTerms;
import larder.contracts.Topics;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;

/** Orders to places where nothing is delivered, and orders that are sent elsewhere. */
class AddressIT extends OrderScene {

    @Test
    void goesOnOnceItHasAnAddressToGoTo() {
        OrderDecided decided = reserve(Trigger.LEVEL, to("IS"), "IN_RESOLUTION");
        assertThat(look(decided).path("resolutionReason").asString()).isEqualTo("ADDRESS");
        stock.send(decided.order(), reserved(decided));
        awaitHandled(Topics.STOCK_EVENTS, decided);
        assertThat(look(decided).path("state").asString()).isEqualTo("IN_RESOLUTION");

        Response refused = send(decided, "IS");
        Response sent = send(decided, "KR");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.json().path("state").asString()).isEqualTo("PLACED");
        assertThat(sent.json().path("deliveryAddress").path("country").asString())
                .isEqualTo("KR");
        assertThat(states(decided)).containsExactly("REQUESTED", "IN_RESOLUTION", "PLACED");
    }

    @Test
    void waitsForAnAddressOnceTheStockThatItWaitedForIsThere() {
        OrderDecided decided = request(Trigger.LEVEL, to("IS"));
        stock.send(
                decided.order(),
                new StockRefused(decided.order(), decided.terms().sku(), RejectReason.OUT_OF_STOCK, Fixtures.now()));
        awaitState(decided, "IN_RESOLUTION");

        stock.send(decided.order(), reserved(decided));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> look(decided).path("resolutionReason").asString(), "ADDRESS"::equals);

        assertThat(send(decided, "KR").json().path("state").asString()).isEqualTo("PLACED");
        assertThat(states(decided)).containsExactly("REQUESTED", "IN_RESOLUTION", "IN_RESOLUTION", "PLACED");
    }

    @Test
    void isDeliveredWhereItWasSentWithinItsGracePeriod() {
        OrderDecided decided = reserve(Trigger.LEVEL, to("KR"), "PLACED");

        assertThat(send(decided, "JP").problem()).isEqualTo("invalid-request");
        assertThat(send(decided, "KR").status()).isEqualTo(200);
        makeTimerDue(decided);
        awaitState(decided, "CONFIRMED");

        var confirmed = (OrderConfirmed) orderEvents.await(
                event -> event instanceof OrderConfirmed each && each.order().equals(decided.order()));
        assertThat(confirmed.terms().deliveryAddress().line1()).isEqualTo("9 New Street");
    }

    @Test
    void goesNowhereElseOnceConfirmed() {
        OrderDecided decided = reserve(Trigger.PRESS, to("KR"), "CONFIRMED");

        assertThat(send(decided, "KR").problem()).isEqualTo("conflict");
        assertThat(look(decided).path("deliveryAddress").path("line1").asString())
                .isNotEqualTo("9 New Street");
    }

    @Test
    void goesNowhereOnAStrangersWord() {
        OrderDecided decided = reserve(Trigger.LEVEL, to("KR"), "PLACED");

        assertThat(client().put(path(decided) + "/address", token("stranger", "shopper"), body("KR"))
                        .status())
                .isEqualTo(404);
        assertThat(client().put(path(decided) + "/address", ops, body("KR")).status())
                .isEqualTo(403);
    }

    private Response send(OrderDecided decided, String country) {
        return client().put(path(decided) + "/address", shopper(decided), body(country));
    }

    private static String body(String country) {
        return """
                {"recipient":"Kim","line1":"9 New Street","city":"Busan","postalCode":"48058","country":"%s"}
                """.formatted(country);
    }

    private static OrderTerms to(String country) {
        OrderTerms terms = Fixtures.terms();
        var address = new Address("Kim", "1 Old Street", null, "Busan", "48058", country);
        return new OrderTerms(terms.owner(), terms.sku(), terms.quantity(), null, address);
    }
}
