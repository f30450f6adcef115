package larder.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.order.ledger.OrderLedger;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class OrderReadsIT extends OrderScene {

    @Autowired
    OrderLedger ledger;

    @Test
    void showsAnOrderToItsOwnerAndToOperationsOnly() {
        OrderDecided decided = opened(Fixtures.termsUpTo(Money.of("20.00", "USD")));

        JsonNode shown = client().get(path(decided), shopper(decided)).json();

        assertThat(shown.path("orderId").asString()).isEqualTo(decided.order().value());
        assertThat(shown.path("slotId").asString()).isEqualTo(decided.slot().value());
        assertThat(shown.path("quantity").asInt()).isEqualTo(2);
        assertThat(shown.path("priceCeiling").path("amount").asString()).isEqualTo("20.00");
        assertThat(shown.path("deliveryAddress").path("city").asString()).isEqualTo("Busan");
        assertThat(shown.has("total")).isFalse();
        assertThat(shown.path("history").size()).isEqualTo(1);
        assertThat(look(decided)).isEqualTo(shown);
        Response hidden = client().get(path(decided), token("somebody-else", "shopper"));
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.problem()).isEqualTo("not-found");
    }

    @Test
    void listsPageByPageNewestFirst() {
        OrderTerms terms = Fixtures.terms();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(opened(terms).order().value());
        }
        Collections.reverse(made);
        opened(Fixtures.terms());

        String shopper = token(terms.owner().value(), "shopper");
        List<String> seen = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 3; page++) {
            JsonNode listed =
                    client().get("/v1/orders?limit=2" + after, shopper).json();
            listed.path("orders")
                    .valueStream()
                    .forEach(order -> seen.add(order.path("orderId").asString()));
            after = "&after=" + listed.path("next").asString("");
        }

        assertThat(seen).containsExactlyElementsOf(made);
        assertThat(after).isEqualTo("&after=");
    }

    @Test
    void filtersBySlotAndState() {
        OrderTerms terms = Fixtures.terms();
        OrderDecided first = opened(terms);
        opened(terms);
        String shopper = token(terms.owner().value(), "shopper");

        assertThat(count("/v1/orders?slot=" + first.slot().value(), shopper)).isEqualTo(1);
        assertThat(count("/v1/orders?slot=" + first.slot().value(), ops)).isEqualTo(1);
        assertThat(count("/v1/orders?state=REQUESTED", shopper)).isEqualTo(2);
        assertThat(count("/v1/orders?state=DELIVERED", shopper)).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?limit=0", "?limit=101", "?limit=x", "?state=LOST", "?slot=noslot", "?after=1", "/not-an-id"})
    void refusesWhatMakesNoSense(String query) {
        Response refused = client().get("/v1/orders" + query, ops);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
    }

    private OrderDecided opened(OrderTerms terms) {
        OrderDecided decided = decided(Trigger.LEVEL, terms);
        ledger.open(decided);
        return decided;
    }

    private int count(String path, String token) {
        return client().get(path, token).json().path("orders").size();
    }
}
