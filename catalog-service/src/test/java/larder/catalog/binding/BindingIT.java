package larder.catalog.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.binding.BindingState;
import larder.contracts.device.DeviceState;
import larder.contracts.device.DeviceState.Status;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@LarderIntegrationTest
class BindingIT {

    private static final String ADDRESS = """
            {"recipient":"Kim Household","line1":"12 Harbour Street","city":"Busan","postalCode":"48058","country":"KR"}""";

    private final TestTopic<SlotId, BindingState> bindings = TestTopic.of(Topics.BINDINGS);
    private final ServiceClient client;
    private final JdbcClient database;
    private final ShopperId shopper = Fixtures.shopper();
    private final String token = token(shopper);
    private final SlotId slot = Fixtures.slot();
    private final Sku sku;

    BindingIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.database = database;
        this.sku = new Catalogue(listProduct, receiveStock).productWithStock(10);
    }

    @Test
    void bindsASlotOfTheShoppersDevice() {
        tell(Status.CLAIMED, shopper);

        Response response = bind(body(2));

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.headers().firstValue("ETag")).contains("\"1\"");
        BindingState state = bindings.await(told -> told.slot().equals(slot));
        assertThat(state.version()).isEqualTo(1);
        assertThat(state.terms().owner()).isEqualTo(shopper);
        assertThat(state.terms().sku()).isEqualTo(sku);
        assertThat(state.dailyCap()).isEqualTo(BindingState.DEFAULT_DAILY_CAP);
    }

    @Test
    void tellsEveryChangeOnceWithAHigherVersion() {
        tell(Status.CLAIMED, shopper);
        bind(body(2));

        Response same = bind(body(2));
        Response changed = bind(body(3));

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.json().path("version").asLong()).isEqualTo(1);
        assertThat(changed.json().path("version").asLong()).isEqualTo(2);
        bindings.await(told -> told.slot().equals(slot) && told.version() == 2);
        assertThat(bindings.all().stream().filter(told -> told.slot().equals(slot)))
                .hasSize(2);
    }

    @Test
    void keepsAllRules() {
        tell(Status.CLAIMED, shopper);

        Response response = bind("""
                {"sku":"%s","quantity":4,"priceCeiling":{"amount":"30.00","currency":"USD"},"dailyCap":2,
                 "severalOpenOrders":true,"paused":true,
                 "levelRule":{"capacity":100,"threshold":20.5,"hysteresis":10},"deliveryAddress":%s}
                """.formatted(sku, ADDRESS));

        assertThat(response.status()).isEqualTo(201);
        Response read = client.get("/v1/bindings/" + slot, token);
        assertThat(read.json()).isEqualTo(response.json());
        assertThat(read.json().path("levelRule").path("threshold").decimalValue())
                .isEqualByComparingTo("20.5");
        assertThat(read.json().path("priceCeiling").path("amount").asString()).isEqualTo("30.00");
        assertThat(client.get("/v1/bindings", token).json().path("bindings")).hasSize(1);
    }

    @Test
    void changesOnlyTheVersionTheShopperHasSeen() {
        tell(Status.CLAIMED, shopper);
        bind(body(1));
        bind(body(2));

        Response stale = client.put("/v1/bindings/" + slot, token, body(3), "If-Match", "\"1\"");
        Response fresh = client.put("/v1/bindings/" + slot, token, body(3), "If-Match", "\"2\"");

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.problem()).isEqualTo("version-conflict");
        assertThat(fresh.headers().firstValue("ETag")).contains("\"3\"");
    }

    @Test
    void bindsNoSlotOfAnotherShoppersDevice() {
        tell(Status.CLAIMED, Fixtures.shopper());

        Response response = bind(body(1));

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.problem()).isEqualTo("device-not-owned");
    }

    @Test
    void bindsNoSlotTheDeviceLacks() {
        tell(Status.CLAIMED, shopper);

        Response response = client.put("/v1/bindings/" + slot.device() + ":other", token, body(1));

        assertThat(response.problem()).isEqualTo("slot-unknown");
    }

    @Test
    void bindsOnlyWhatIsForSale() {
        tell(Status.CLAIMED, shopper);

        assertThat(bind(body(1).replace(sku.value(), "NOTHING")).problem()).isEqualTo("product-unknown");
        database.sql("update product set saleable = false where sku = ?")
                .param(sku.value())
                .update();
        assertThat(bind(body(1)).problem()).isEqualTo("product-unknown");
    }

    @Test
    void refusesRulesThatCannotBe() {
        tell(Status.CLAIMED, shopper);

        for (String extra : List.of(
                "\"dailyCap\":0",
                "\"dailyCap\":51",
                "\"priceCeiling\":{\"amount\":\"30000\",\"currency\":\"KRW\"}",
                "\"priceCeiling\":{\"amount\":\"0.00\",\"currency\":\"USD\"}",
                "\"levelRule\":{\"capacity\":10,\"threshold\":20,\"hysteresis\":0}",
                "\"levelRule\":{\"capacity\":100,\"threshold\":1e999999999,\"hysteresis\":0.1}",
                "\"levelRule\":{\"capacity\":100}")) {
            Response response = bind(body(1).replace("\"quantity\"", extra + ",\"quantity\""));
            assertThat(response.problem()).as(extra).isEqualTo("invalid-request");
        }
        assertThat(bind(body(100)).problem()).isEqualTo("invalid-request");
        assertThat(bind("{}").problem()).isEqualTo("invalid-request");
        assertThat(client.put("/v1/bindings/nonsense", token, body(1)).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void hidesBindingsFromOtherShoppers() {
        tell(Status.CLAIMED, shopper);
        bind(body(1));
        String stranger = token(Fixtures.shopper());

        assertThat(client.get("/v1/bindings/" + slot, stranger).status()).isEqualTo(404);
        assertThat(client.delete("/v1/bindings/" + slot, stranger).status()).isEqualTo(404);
        assertThat(client.get("/v1/bindings", stranger).json().path("bindings")).isEmpty();
        assertThat(client.get("/v1/bindings/" + slot, token).status()).isEqualTo(200);
    }

    @Test
    void unbindsWithATombstoneAndNeverUsesAVersionTwice() {
        tell(Status.CLAIMED, shopper);
        bind(body(1));

        Response unbound = client.delete("/v1/bindings/" + slot, token);
        awaitTombstone();
        Response again = bind(body(1));

        assertThat(unbound.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.headers().firstValue("ETag")).contains("\"2\"");
    }

    @Test
    void erasesTheBindingOfADeregisteredDevice() {
        tell(Status.CLAIMED, shopper);
        bind(body(1));

        tell(Status.DEREGISTERED, null);

        awaitTombstone();
        assertThat(client.get("/v1/bindings/" + slot, token).status()).isEqualTo(404);
        assertThat(bind(body(1)).problem()).isEqualTo("device-not-owned");
    }

    @Test
    void erasesTheBindingOfADeviceThatHasANewOwner() {
        tell(Status.CLAIMED, shopper);
        bind(body(1));

        tell(Status.CLAIMED, Fixtures.shopper());

        awaitTombstone();
        assertThat(client.get("/v1/bindings/" + slot, token).status()).isEqualTo(404);
    }

    @Test
    void keepsTheBindingWhileTheOwnerStays() {
        tell(Status.CLAIMED, shopper);
        bind(body(1));

        tell(Status.SUSPENDED, shopper);

        assertThat(client.get("/v1/bindings/" + slot, token).status()).isEqualTo(200);
    }

    private String body(int quantity) {
        return """
                {"sku":"%s","quantity":%d,"deliveryAddress":%s}""".formatted(sku, quantity, ADDRESS);
    }

    private Response bind(String body) {
        return client.put("/v1/bindings/" + slot, token, body);
    }

    /** Tells of the device and waits until the catalogue has heard it. */
    private void tell(Status status, @Nullable ShopperId owner) {
        DeviceState state =
                new DeviceState(slot.device(), "dash-1", List.of(SlotId.MAIN), status, owner, Fixtures.now());
        TestTopic.of(Topics.DEVICES).send(slot.device(), state);
        await().until(() -> database.sql("select count(*) from device where id = ? and changed_at = ?")
                        .params(slot.device().value(), java.sql.Timestamp.from(state.changedAt()))
                        .query(Long.class)
                        .single()
                == 1);
    }

    private void awaitTombstone() {
        await().until(() ->
                bindings.records().stream().anyMatch(each -> each.key().equals(slot.value()) && each.value() == null));
    }

    private static String token(ShopperId shopper) {
        return LarderInfrastructure.shared().issuer().token(shopper.value(), "shopper");
    }
}
