package larder.catalog.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.binding.BindingState;
import larder.contracts.device.DeviceState.Status;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient.Response;
import larder.testing.ServiceClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@LarderIntegrationTest
class BindingIT {

    private final ServiceClient client;
    private final JdbcClient database;
    private final Sku sku;
    private final Household home;
    private final String ops = LarderInfrastructure.shared().issuer().token("ops", "ops");

    BindingIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.database = database;
        this.sku = new Catalogue(listProduct, receiveStock).productWithStock(10);
        this.home = new Household(client, database, sku);
    }

    @Test
    void bindsASlotOfTheShoppersDevice() {
        home.tell(Status.CLAIMED, home.shopper);

        Response response = home.bind(home.body(2));

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.headers().firstValue("ETag")).contains("\"1\"");
        BindingState state = home.bindings.await(told -> told.slot().equals(home.slot));
        assertThat(state.version()).isEqualTo(1);
        assertThat(state.terms().owner()).isEqualTo(home.shopper);
        assertThat(state.terms().sku()).isEqualTo(sku);
        assertThat(state.dailyCap()).isEqualTo(BindingState.DEFAULT_DAILY_CAP);
    }

    @Test
    void tellsEveryChangeOnceWithAHigherVersion() {
        home.tell(Status.CLAIMED, home.shopper);
        home.bind(home.body(2));

        Response same = home.bind(home.body(2));
        Response changed = home.bind(home.body(3));

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.json().path("version").asLong()).isEqualTo(1);
        assertThat(changed.json().path("version").asLong()).isEqualTo(2);
        home.bindings.await(told -> told.slot().equals(home.slot) && told.version() == 2);
        assertThat(home.bindings.all().stream().filter(told -> told.slot().equals(home.slot)))
                .hasSize(2);
    }

    @Test
    void keepsAllRules() {
        home.tell(Status.CLAIMED, home.shopper);

        Response response = home.bind("""
                {"sku":"%s","quantity":4,"priceCeiling":{"amount":"30.00","currency":"USD"},"dailyCap":2,"monthlyCap":9,
                 "orderingMode":"PROPOSE","agreedUnitPrice":{"amount":"4.50","currency":"USD"},"allowedDriftPercent":10,
                 "quietHours":{"from":"22:00","to":"07:30","zone":"Asia/Seoul"},"deliveryPreference":"PICKUP_POINT",
                 "severalOpenOrders":true,"paused":true,
                 "levelRule":{"capacity":100,"threshold":20.5,"hysteresis":10},"deliveryAddress":%s}
                """.formatted(sku, Household.ADDRESS));

        assertThat(response.status()).isEqualTo(201);
        Response read = client.get(home.path(), home.token);
        assertThat(read.json()).isEqualTo(response.json());
        assertThat(read.json().path("levelRule").path("threshold").decimalValue())
                .isEqualByComparingTo("20.5");
        assertThat(read.json().path("priceCeiling").path("amount").asString()).isEqualTo("30.00");
        assertThat(client.get("/v1/bindings", home.token).json().path("bindings"))
                .hasSize(1);
        OrderTerms terms = home.awaitStatus(null, 1).terms();
        assertThat(terms.consent())
                .isEqualTo(new Consent(
                        Consent.Mode.PROPOSE,
                        Money.of("4.50", "USD"),
                        10,
                        9,
                        new Consent.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30), ZoneId.of("Asia/Seoul"))));
        assertThat(terms.deliveryPreference()).isEqualTo(OrderTerms.DeliveryPreference.PICKUP_POINT);
    }

    @ParameterizedTest
    @CsvSource({"DE, PROPOSE", "NO, PROPOSE", "KR, INSTANT", "GB, INSTANT"})
    void proposesByDefaultWhereTheLawWantsThePriceSeen(String country, String mode) {
        home.tell(Status.CLAIMED, home.shopper);

        Response response = home.bind(home.body(1).replace("\"KR\"", "\"" + country + "\""));

        assertThat(response.json().path("orderingMode").asString()).isEqualTo(mode);
        assertThat(response.json().path("status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void agreesToThePriceThatWasShownAndToNoOther() {
        home.tell(Status.CLAIMED, home.shopper);
        Response bound = home.bind(home.body(1));
        assertThat(agreed(bound)).isEqualTo("4.50");
        client.put("/v1/products/" + sku + "/price", ops, """
                {"amount":"5.00","currency":"USD"}""");

        Response kept = home.bind(home.seeing("4.50", 2));
        Response neverSeen = home.bind(home.seeing("4.80", 2));
        Response renewed = home.bind(home.body(2));
        Response tooLate = home.bind(home.seeing("4.50", 2));

        assertThat(kept.status()).isEqualTo(200);
        assertThat(agreed(kept)).isEqualTo("4.50");
        assertThat(neverSeen.status()).isEqualTo(409);
        assertThat(neverSeen.problem()).isEqualTo("conflict");
        assertThat(agreed(renewed)).isEqualTo("5.00");
        assertThat(tooLate.problem()).isEqualTo("conflict");
    }

    private static String agreed(Response response) {
        return response.json().path("agreedUnitPrice").path("amount").asString();
    }

    @Test
    void bindsOnlyOnceWhereTheShopperAsksForNoMore() {
        home.tell(Status.CLAIMED, home.shopper);

        Response first = client.put(home.path(), home.token, home.body(1), "If-None-Match", "*");
        Response second = client.put(home.path(), home.token, home.body(2), "If-None-Match", "*");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("version-conflict");
    }

    @Test
    void sendsNothingThatTheShopperHasAlready() {
        home.tell(Status.CLAIMED, home.shopper);
        home.bind(home.body(1));

        Response same = client.send("GET", home.path(), home.token, null, "If-None-Match", "\"1\"");
        home.bind(home.body(2));
        Response changed = client.send("GET", home.path(), home.token, null, "If-None-Match", "\"1\"");

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void leafsThroughAShoppersBindings() {
        List<SlotId> slots = Stream.generate(() -> home.anotherSlot())
                .limit(5)
                .peek(slot -> client.put("/v1/bindings/" + slot, home.token, home.body(1)))
                .toList();

        List<String> read = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = client.get("/v1/bindings?limit=2&after=" + after, home.token)
                    .json();
            page.path("bindings")
                    .forEach(each -> read.add(each.path("slotId").asString()));
            after = page.path("next").asString("");
        } while (!after.isEmpty());

        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(slots.stream().map(SlotId::value).toList());
        assertThat(client.get("/v1/bindings?limit=0", home.token).problem()).isEqualTo("invalid-request");
    }

    @Test
    void changesOnlyTheVersionTheShopperHasSeen() {
        home.tell(Status.CLAIMED, home.shopper);
        home.bind(home.body(1));
        home.bind(home.body(2));

        Response stale = client.put(home.path(), home.token, home.body(3), "If-Match", "\"1\"");
        Response fresh = client.put(home.path(), home.token, home.body(3), "If-Match", "\"2\"");

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.problem()).isEqualTo("version-conflict");
        assertThat(fresh.headers().firstValue("ETag")).contains("\"3\"");
    }

    @Test
    void bindsNoSlotOfAnotherShoppersDevice() {
        home.tell(Status.CLAIMED, Fixtures.shopper());

        Response response = home.bind(home.body(1));

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.problem()).isEqualTo("device-not-owned");
    }

    @Test
    void bindsNoSlotTheDeviceLacks() {
        home.tell(Status.CLAIMED, home.shopper);

        Response response = client.put("/v1/bindings/" + home.slot.device() + ":other", home.token, home.body(1));

        assertThat(response.problem()).isEqualTo("slot-unknown");
    }

    @Test
    void bindsOnlyWhatIsForSale() {
        home.tell(Status.CLAIMED, home.shopper);

        assertThat(home.bind(home.body(1).replace(sku.value(), "NOTHING")).problem())
                .isEqualTo("product-unknown");
        database.sql("update product set saleable = false where sku = ?")
                .param(sku.value())
                .update();
        assertThat(home.bind(home.body(1)).problem()).isEqualTo("product-unknown");
    }

    @Test
    void refusesRulesThatCannotBe() {
        home.tell(Status.CLAIMED, home.shopper);

        for (String extra : List.of(
                "\"dailyCap\":0",
                "\"dailyCap\":51",
                "\"monthlyCap\":0",
                "\"allowedDriftPercent\":-1",
                "\"orderingMode\":\"MAYBE\"",
                "\"deliveryPreference\":\"BY_DRONE\"",
                "\"quietHours\":{\"from\":\"22:00\",\"to\":\"22:00\",\"zone\":\"Asia/Seoul\"}",
                "\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\",\"zone\":\"Mars/Olympus\"}",
                "\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\",\"zone\":\"+09:00\"}",
                "\"quietHours\":{\"from\":\"25:00\",\"to\":\"07:00\",\"zone\":\"Asia/Seoul\"}",
                "\"quietHours\":{\"from\":\"22:00\"}",
                "\"status\":\"ACTIVE\"",
                "\"owner\":\"somebody\"",
                "\"priceCeiling\":{\"amount\":\"30000\",\"currency\":\"KRW\"}",
                "\"priceCeiling\":{\"amount\":\"0.00\",\"currency\":\"USD\"}",
                "\"levelRule\":{\"capacity\":10,\"threshold\":20,\"hysteresis\":0}",
                "\"levelRule\":{\"capacity\":100,\"threshold\":1e999999999,\"hysteresis\":0.1}",
                "\"levelRule\":{\"capacity\":100}")) {
            Response response = home.bind(home.body(1).replace("\"quantity\"", extra + ",\"quantity\""));
            assertThat(response.problem()).as(extra).isEqualTo("invalid-request");
        }
        assertThat(home.bind(home.body(100)).problem()).isEqualTo("invalid-request");
        assertThat(home.bind("{}").problem()).isEqualTo("invalid-request");
        assertThat(client.put("/v1/bindings/nonsense", home.token, home.body(1)).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void hidesBindingsFromOtherShoppers() {
        home.tell(Status.CLAIMED, home.shopper);
        home.bind(home.body(1));
        String stranger = Household.token(Fixtures.shopper());

        assertThat(client.get(home.path(), stranger).status()).isEqualTo(404);
        assertThat(client.delete(home.path(), stranger).status()).isEqualTo(404);
        assertThat(client.get("/v1/bindings", stranger).json().path("bindings")).isEmpty();
        assertThat(client.get(home.path(), home.token).status()).isEqualTo(200);
    }

    @Test
    void unbindsWithATombstoneAndNeverUsesAVersionTwice() {
        home.tell(Status.CLAIMED, home.shopper);
        home.bind(home.body(1));

        Response unbound = client.delete(home.path(), home.token);
        home.awaitTombstone();
        Response again = home.bind(home.body(1));

        assertThat(unbound.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.headers().firstValue("ETag")).contains("\"2\"");
    }
}
