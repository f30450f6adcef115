package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.Party;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BuyNowIT extends OrderScene {

    private final String name = Fixtures.shopper().value();
    private final String buyer = token(name, "shopper");
    private final String key = "\"" + UUID.randomUUID() + "\"";

    @Test
    void asksTheCatalogueForWhatIsBought() {
        OrderId order = bought(buy(key, purchase("KR", "\"agreedTotal\":{\"amount\":\"15.00\",\"currency\":\"USD\"}")));

        var requested =
                (OrderRequested) orderEvents.await(event -> event.order().equals(order));
        assertThat(requested.slot().standsForPurchase()).isTrue();
        assertThat(requested.cause()).isNotNull();
        assertThat(requested.cause().by()).isEqualTo(Party.SHOPPER);
        assertThat(requested.terms().owner().value()).isEqualTo(name);
        assertThat(requested.terms().priceCeiling()).isEqualTo(Money.of("15.00", "USD"));
        assertThat(look(order).path("trigger").asString()).isEqualTo("APP");
    }

    @Test
    void placesWhatCostsNoMoreThanAgreed() {
        OrderId order = bought(buy(key, purchase("KR", "\"agreedTotal\":{\"amount\":\"15.00\",\"currency\":\"USD\"}")));

        reserve(order);

        awaitState(order, "CONFIRMED");
    }

    @Test
    void holdsWhatCostsMoreThanAgreed() {
        OrderId order = bought(buy(key, purchase("KR", "\"agreedTotal\":{\"amount\":\"14.99\",\"currency\":\"USD\"}")));

        reserve(order);

        awaitState(order, "HELD");
        assertThat(look(order).path("holdReason").asString()).isEqualTo("PRICE_ABOVE_CEILING");
    }

    @Test
    void showsThePriceFirstWhereNoneWasAgreedOrTheCountryWantsIt() {
        OrderId unpriced = bought(buy(key, purchase("KR", "\"test\":false")));
        OrderId german = bought(buy(
                "\"" + UUID.randomUUID() + "\"",
                purchase("DE", "\"agreedTotal\":{\"amount\":\"15.00\",\"currency\":\"USD\"}")));

        for (OrderId order : Set.of(unpriced, german)) {
            reserve(order);
            awaitState(order, "HELD");
            assertThat(look(order).path("holdReason").asString()).isEqualTo("PROPOSAL");
        }
    }

    @Test
    void rejectsWhatTheCatalogueDoesNotHave() {
        OrderId order = bought(buy(key, purchase("KR", "\"test\":false")));

        stock.send(order, new StockRefused(order, new Sku("TEST-SKU"), RejectReason.UNKNOWN_PRODUCT, Fixtures.now()));

        awaitState(order, "REJECTED");
    }

    @Test
    void marksATestOrder() {
        OrderId order = bought(buy(key, purchase("KR", "\"test\":true")));

        assertThat(look(order).path("test").asBoolean()).isTrue();
        var requested =
                (OrderRequested) orderEvents.await(event -> event.order().equals(order));
        assertThat(requested.terms().runsAsTest()).isTrue();
    }

    @Test
    void buysOnceHoweverOftenItIsSent() throws Exception {
        String purchase = purchase("KR", "\"test\":false");
        Response first = buy(key, purchase);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> buy(key, purchase)))
                    .toList();
            for (Future<Response> each : running) {
                assertThat(each.get().body()).isEqualTo(first.body());
            }
        }
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void buysOnceWhenTheSameComesManyTimesAtOnce() throws Exception {
        String purchase = purchase("KR", "\"test\":false");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> buy(key, purchase)))
                    .toList();
            Set<Integer> statuses = new HashSet<>();
            for (Future<Response> each : running) {
                statuses.add(each.get().status());
            }
            assertThat(statuses).contains(202).isSubsetOf(202, 409);
        }
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void refusesTheKeyOfAnotherPurchaseAndNoKeyAtAll() {
        buy(key, purchase("KR", "\"test\":false"));

        assertThat(buy(key, purchase("KR", "\"test\":true")).problem()).isEqualTo("idempotency-key-reused");
        assertThat(client().post("/v1/orders", buyer, purchase("KR", "\"test\":false"))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void takesPurchasesFromShoppersOnly() {
        String purchase = purchase("KR", "\"test\":false");

        assertThat(client().send("POST", "/v1/orders", ops, purchase, "Idempotency-Key", key)
                        .status())
                .isEqualTo(403);
        assertThat(buy(key, "{\"sku\":\"TEST-SKU\"}").problem()).isEqualTo("invalid-request");
    }

    private Response buy(String withKey, String purchase) {
        return client().send("POST", "/v1/orders", buyer, purchase, "Idempotency-Key", withKey);
    }

    private static String purchase(String country, String more) {
        return """
                {"sku":"TEST-SKU","quantity":2,%s,
                 "deliveryAddress":{"recipient":"Kim","line1":"1 Street","city":"Town","postalCode":"48058","country":"%s"}}
                """.formatted(more, country);
    }

    private static OrderId bought(Response answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String order = answer.json().path("orderId").asString();
        assertThat(answer.headers().firstValue("Location")).hasValue("/v1/orders/" + order);
        return OrderId.of(order);
    }

    private void reserve(OrderId order) {
        stock.send(order, new StockReserved(order, new Sku("TEST-SKU"), new Quantity(2), UNIT, TOTAL, Fixtures.now()));
    }

    private JsonNode look(OrderId order) {
        return client().get("/v1/orders/" + order.value(), ops).json();
    }

    private void awaitState(OrderId order, String state) {
        await("order " + state)
                .atMost(Duration.ofSeconds(30))
                .until(() -> look(order).path("state").asString(""), state::equals);
    }

    private long orders() {
        return jdbc.sql("select count(*) from orders where owner = ?")
                .param(name)
                .query(Long.class)
                .single();
    }
}
