package larder.catalog.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import larder.catalog.Catalogue;
import larder.catalog.binding.Household;
import larder.catalog.policy.LaidPolicies;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Sku;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.BindingState.ChoiceReason;
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
import tools.jackson.databind.JsonNode;

@LarderIntegrationTest
class ChoiceIT {

    private final ServiceClient client;
    private final JdbcClient database;
    private final Sku sku;
    private final Sku other;
    private final Household home;
    private final String ops = LarderInfrastructure.shared().issuer().token("ops", "ops");

    ChoiceIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.database = database;
        var catalogue = new Catalogue(listProduct, receiveStock);
        this.sku = catalogue.productWithStock(10);
        this.other = catalogue.productWithStock(10);
        this.home = new Household(client, database, sku);
    }

    @Test
    void bindsOnlyWhatTheModelAllows() {
        home.tell(Status.CLAIMED, home.shopper);
        home.describe(List.of(other), List.of("water-filters"));

        Response refused = home.bind(home.body(1));
        Response bySku = home.bind(home.body(1).replace(sku.value(), other.value()));
        Response byCategory = home.bind(home.body(1).replace(sku.value(), "WATERFILTER-X1-01"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("product-not-allowed");
        assertThat(bySku.status()).isEqualTo(201);
        assertThat(byCategory.status()).isEqualTo(200);
    }

    @Test
    void listsWhatASlotCanChooseAmong() {
        home.tell(Status.CLAIMED, home.shopper);
        home.describe(List.of(sku, other), List.of("water-filters"));
        saleable(other, false);

        JsonNode first = choices("?limit=5");
        JsonNode rest = choices("?after=" + first.path("next").asString());

        assertThat(first.path("products")).hasSize(5);
        assertThat(rest.path("products")).hasSize(5);
        assertThat(rest.path("next").isMissingNode()).isTrue();
        assertThat(choices("?query=testwell").path("products"))
                .singleElement()
                .satisfies(product -> assertThat(product.path("sku").asString()).isEqualTo(sku.value()));
    }

    @Test
    void listsEverythingForSaleWhileNothingIsKnownOfTheModel() {
        home.tell(Status.CLAIMED, home.shopper);

        assertThat(choices("?limit=200").path("products")).hasSize(200);
    }

    @Test
    void listsNothingForADeviceOfSomebodyElse() {
        home.tell(Status.CLAIMED, Fixtures.shopper());

        Response response = client.get(home.path() + "/choices", home.token);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.problem()).isEqualTo("device-not-owned");
        assertThat(client.get("/v1/bindings/" + home.anotherSlot().device() + ":none/choices", home.token)
                        .problem())
                .isEqualTo("slot-unknown");
    }

    @Test
    void asksForAChoiceWhileTheProductIsNotForSale() {
        bound();

        saleable(sku, false);

        BindingState told = home.awaitStatus(ChoiceReason.PRODUCT_NOT_FOR_SALE, 2);
        assertThat(told.status()).isEqualTo(BindingState.Status.NEEDS_CHOICE);
        assertThat(told.terms().sku()).isEqualTo(sku);
        Response read = client.get(home.path(), home.token);
        assertThat(read.json().path("status").asString()).isEqualTo("NEEDS_CHOICE");
        assertThat(read.json().path("reason").asString()).isEqualTo("PRODUCT_NOT_FOR_SALE");
        assertThat(read.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(bindings("?status=NEEDS_CHOICE")).hasSize(1);
        assertThat(bindings("?status=ACTIVE")).isEmpty();
        assertThat(bindings("")).hasSize(1);
        assertThat(client.get("/v1/bindings?status=SILENT", home.token).problem())
                .isEqualTo("invalid-request");

        saleable(sku, true);

        assertThat(home.awaitStatus(null, 3).status()).isEqualTo(BindingState.Status.ACTIVE);
    }

    @Test
    void isActiveAgainWhenTheShopperChoosesAnotherProduct() {
        bound();
        Response removed = client.delete("/v1/products/" + sku, ops);
        assertThat(removed.status()).isEqualTo(204);
        home.awaitStatus(ChoiceReason.PRODUCT_REMOVED, 2);

        Response chosen = home.bind(home.body(1).replace(sku.value(), other.value()));

        assertThat(chosen.json().path("status").asString()).isEqualTo("ACTIVE");
        assertThat(home.awaitStatus(null, 3).terms().sku()).isEqualTo(other);
        assertThat(client.get("/v1/products/" + sku, home.token).status()).isEqualTo(404);
        assertThat(client.delete("/v1/products/" + sku, ops).status()).isEqualTo(404);
        assertThat(home.bind(home.body(1)).problem()).isEqualTo("product-unknown");
    }

    @Test
    void isActiveAgainWhenTheShopperConfirmsAPriceInAnotherCurrency() {
        bound();
        client.put("/v1/products/" + sku + "/price", ops, """
                {"amount":"6000","currency":"KRW"}""");
        home.awaitStatus(ChoiceReason.CURRENCY_CHANGED, 2);

        assertThat(home.bind(home.seeing("4.50", 1)).problem()).isEqualTo("conflict");
        Response confirmed = home.bind(home.body(1));

        assertThat(confirmed.json().path("status").asString()).isEqualTo("ACTIVE");
        assertThat(confirmed.json().path("agreedUnitPrice").path("currency").asString())
                .isEqualTo("KRW");
    }

    @Test
    void asksForAChoiceWhenTheModelDoesNotAllowTheProductAnyMore() {
        bound();

        home.describe(List.of(other), List.of());
        home.awaitStatus(ChoiceReason.PRODUCT_NOT_ALLOWED, 2);
        home.describe(List.of(), List.of(Catalogue.CATEGORY));

        home.awaitStatus(null, 3);
    }

    @Test
    void asksForAChoiceWhenTheModelOfADeviceIsLearnedLate() {
        bound();
        database.sql("update device set model = null where id = ?")
                .param(home.slot.device().value())
                .update();
        home.describe(List.of(other), List.of());

        home.tell(Status.CLAIMED, home.shopper);

        home.awaitStatus(ChoiceReason.PRODUCT_NOT_ALLOWED, 2);
    }

    @Test
    void keepsTheBindingOfADeviceThatItsOwnerPaused() {
        bound();

        home.tell(Status.PAUSED, home.shopper);

        assertThat(client.get(home.path(), home.token).json().path("status").asString())
                .isEqualTo("ACTIVE");
    }

    private void bound() {
        home.tell(Status.CLAIMED, home.shopper);
        assertThat(home.bind(home.body(1)).status()).isEqualTo(201);
    }

    private JsonNode bindings(String query) {
        return client.get("/v1/bindings" + query, home.token).json().path("bindings");
    }

    private JsonNode choices(String query) {
        return client.get(home.path() + "/choices" + query, home.token).json();
    }

    private void saleable(Sku which, boolean saleable) {
        new LaidPolicies(client).saleable(which, saleable);
    }
}
