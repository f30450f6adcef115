package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import larder.contracts.Address;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.Topics;
import larder.contracts.account.AccountState;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.delivery.DeliveryEvent.DeliveryFailed;
import larder.contracts.delivery.DeliveryEvent.ShipmentDispatched;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ErasureIT extends OrderScene {

    private static final Address HOME = new Address("Ada Verylong", "77 Secret Lane", "c/o Bob", "Oulu", "90100", "FI");

    private final ShopperId account = Fixtures.shopper();

    @Test
    void callsOffWhatIsOpenAndForgetsWhoItWas() {
        OrderDecided placed = reserve(Trigger.LEVEL, terms(), "PLACED");
        OrderDecided requested = request(Trigger.LEVEL, terms());

        erase();

        awaitNobody(placed);
        awaitNobody(requested);
        assertThat(states(placed)).containsExactly("REQUESTED", "PLACED", "CANCELLED");
        assertThat(states(requested)).containsExactly("REQUESTED", "CANCELLED");
        assertThat(told(placed, 3)).last().isEqualTo("OrderCancelled");
        JsonNode order = look(placed);
        assertThat(order.toString()).doesNotContain(account.value(), "Ada", "Secret", "Bob", "Oulu", "90100");
        assertThat(order.path("total").path("amount").asString()).isEqualTo("15.00");
        assertThat(order.path("quantity").asInt()).isEqualTo(2);
        assertThat(order.path("deliveryAddress").path("country").asString()).isEqualTo("FI");
        assertThat(held(account).path("orders")).isEmpty();
    }

    @Test
    void keepsTheAddressOfAnOrderOnItsWayUntilItHasEnded() {
        OrderDecided sent = reserve(Trigger.PRESS, terms(), "CONFIRMED");
        deliveryEvents(sent, new ShipmentDispatched(shipment(sent), sent.order(), "T1", Fixtures.now()));
        awaitState(sent, "SHIPPED");

        erase();
        OrderDecided other = decided(Fixtures.slot(), Trigger.LEVEL, terms());
        decisions.send(other.slot(), other); // called off as soon as it is there
        awaitNobody(other);
        assertThat(look(sent).path("ownerId").asString()).isEqualTo(account.value());
        assertThat(look(sent).path("deliveryAddress").path("line1").asString()).isEqualTo("77 Secret Lane");

        deliveryEvents(sent, new DeliveryFailed(shipment(sent), sent.order(), "Ada was not there", Fixtures.now()));
        awaitNobody(sent);
        assertThat(states(sent)).containsExactly("REQUESTED", "PLACED", "CONFIRMED", "SHIPPED", "UNDELIVERED");
        assertThat(look(sent).toString()).doesNotContain("Ada", "Secret");
    }

    @Test
    void forgetsWhatWasShownAndWhatWasAskedForUnderAKey() {
        OrderTerms dear = new OrderTerms(account, new Sku("TEST-SKU"), new Quantity(2), Money.of("1.00", "USD"), HOME);
        OrderDecided held = reserve(Trigger.PRESS, dear, "HELD");
        String shopper = token(account.value(), "shopper");
        assertThat(client().get(path(held) + "/confirmation", shopper).body()).contains("77 Secret Lane");
        client().send("POST", "/v1/orders", shopper, """
                        {"sku":"TEST-SKU","quantity":1,"deliveryAddress":
                         {"recipient":"Ada","line1":"77 Secret Lane","city":"Oulu","postalCode":"90100","country":"FI"}}
                        """, "Idempotency-Key", "\"mine\"");

        erase();

        awaitNobody(held);
        await("nothing is left")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> jdbc.sql("""
                        select (select count(*) from order_confirmation where order_id = :held)
                             + (select count(*) from idempotency_key where principal = :account)
                             + (select count(*) from orders where owner = :account)
                        """)
                                .param("held", held.order().uuid())
                                .param("account", account.value())
                                .query(Long.class)
                                .single(),
                        left -> left == 0);
    }

    @Test
    void forgetsWhatWasSaidAboutAnOrder() {
        OrderDecided cancelled = reserve(Trigger.LEVEL, terms(), "PLACED");
        OrderDecided givenBack = reserve(Trigger.PRESS, terms(), "CONFIRMED");
        String shopper = token(account.value(), "shopper");
        client().post(path(cancelled) + "/cancel", shopper, "{\"reason\":\"Ada moves out\"}");
        client().post(path(givenBack) + "/return", shopper, "{\"reason\":\"NOT_WANTED\",\"note\":\"Ada has one\"}");
        client().post(path(givenBack) + "/return/settlement", ops, "{\"accepted\":true,\"note\":\"Ada was called\"}");
        assertThat(look(cancelled).toString()).contains("Ada moves out");
        assertThat(look(givenBack).toString()).contains("Ada has one", "Ada was called");

        erase();

        awaitNobody(cancelled);
        awaitNobody(givenBack);
        assertThat(look(cancelled).toString() + look(givenBack)).doesNotContain("Ada");
    }

    @Test
    void leavesOneOfOperationsUnnamed() {
        OrderDecided placed = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
        client().post(path(placed) + "/cancel", token(account.value(), "ops"), "{\"reason\":\"asked for by phone\"}");
        assertThat(look(placed).toString()).contains(account.value());

        erase();

        await("unnamed")
                .atMost(Duration.ofSeconds(30))
                .until(() -> look(placed).toString(), shown -> !shown.contains(account.value()));
        assertThat(states(placed)).containsExactly("REQUESTED", "PLACED", "CANCELLED");
    }

    @Test
    void worksOffMoreOrdersThanItTouchesAtOnce() {
        jdbc.sql("""
                        insert into orders (id, decision_id, event_id, slot, trigger, state, received_at, requested_at, ended_at,
                            owner, sku, packs, recipient, line1, city, postal_code, country, consent, delivery_preference,
                            steps, version)
                        select gen_random_uuid(), gen_random_uuid(), 'e' || n, 'dev:main', 'PRESS', 'REJECTED', now(), now(), now(),
                            :owner, 'TEST-SKU', 1, 'Ada', '77 Secret Lane', 'Oulu', '90100', 'FI', '{"mode":"INSTANT"}', 'DOORSTEP',
                            2, 0
                        from generate_series(1, 450) n
                        """).param("owner", account.value()).update();

        erase();

        await("all made anonymous").atMost(Duration.ofSeconds(30)).until(this::ownOrders, left -> left == 0);
    }

    private long ownOrders() {
        return jdbc.sql("select count(*) from orders where owner = ?")
                .param(account.value())
                .query(Long.class)
                .single();
    }

    @Test
    void forgetsHowTheShopperPaid() {
        client().put(
                        "/v1/payment-method",
                        token(account.value(), "shopper"),
                        "{\"kind\":\"CARD\",\"token\":\"pm_card_visa\"}");
        OrderDecided placed = reserve(Trigger.LEVEL, terms(), "PLACED");
        assertThat(held(account).path("paymentMethod").path("token").asString()).isEqualTo("pm_card_visa");
        assertThat(held(account).path("payments").path(0).path("orderId").asString())
                .isEqualTo(placed.order().value());

        erase();
        awaitNobody(placed);

        assertThat(held(account).has("paymentMethod")).isFalse();
        assertThat(held(account).path("payments").size()).isZero();
        await("let go")
                .atMost(Duration.ofSeconds(30))
                .until(() -> CARDS.done(placed.order()), List.of("authorise", "cancel")::equals);
    }

    @Test
    void leavesOthersAlone() {
        OrderDecided others = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
        OrderDecided own = reserve(Trigger.LEVEL, terms(), "PLACED");
        TestTopic.of(Topics.ACCOUNTS)
                .send(others.terms().owner(), state(others.terms().owner(), AccountState.Status.ACTIVE));

        erase();
        erase();
        awaitNobody(own);

        assertThat(look(others).path("state").asString()).isEqualTo("PLACED");
        assertThat(look(others).path("ownerId").asString())
                .isEqualTo(others.terms().owner().value());
    }

    @Test
    void givesWhatItHoldsToTheGatewayOnly() {
        OrderDecided placed = reserve(Trigger.LEVEL, terms(), "PLACED");
        String path = "/v1/shoppers/" + account.value() + "/data";

        JsonNode orders = held(account).path("orders");
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).path("orderId").asString())
                .isEqualTo(placed.order().value());
        assertThat(orders.get(0).path("history")).hasSize(2);
        for (Response refused : List.of(
                client().get(path, token(account.value(), "shopper")),
                client().get(path, ops),
                client().get(
                                path,
                                LarderInfrastructure.shared().issuer().tokenScoped("orders", "gateway", "service")))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("forbidden");
        }
        assertThat(client().get(path, null).status()).isEqualTo(401);
    }

    private OrderTerms terms() {
        return new OrderTerms(account, new Sku("TEST-SKU"), new Quantity(2), null, HOME);
    }

    private void erase() {
        TestTopic.of(Topics.ACCOUNTS).send(account, state(account, AccountState.Status.ERASED));
    }

    private static AccountState state(ShopperId account, AccountState.Status status) {
        return new AccountState(account, status, Fixtures.now(), Fixtures.now());
    }

    private JsonNode held(ShopperId shopper) {
        return client().get("/v1/shoppers/" + shopper + "/data", token("device-gateway", "service"))
                .json();
    }

    private void awaitNobody(OrderDecided decided) {
        await("made anonymous")
                .atMost(Duration.ofSeconds(30))
                .until(() -> look(decided).path("ownerId").asString(""), "erased"::equals);
    }
}
