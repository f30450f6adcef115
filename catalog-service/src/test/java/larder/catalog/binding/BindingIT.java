package larder.catalog.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import larder.catalog.Catalogue;
import larder.catalog.policy.LaidPolicies;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Sku;
import larder.contracts.binding.BindingState;
import larder.contracts.device.DeviceState.Status;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@LarderIntegrationTest
class BindingIT {

    private final ServiceClient client;
    private final JdbcClient database;
    private final Sku sku;
    private final Household home;

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
        LaidPolicies.suspendUntold(database, sku);
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
