package larder.catalog.substitute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import larder.catalog.binding.Household;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Sku;
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
class FamilyIT {

    private final ServiceClient client;
    private final JdbcClient database;
    private final Shelf shelf;
    private final String ops = LarderInfrastructure.shared().issuer().token("operator", "ops");
    private final String shopper =
            LarderInfrastructure.shared().issuer().token(Fixtures.shopper().value(), "shopper");

    FamilyIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.database = database;
        this.shelf = new Shelf(listProduct, receiveStock, database);
    }

    @Test
    void showsThePacksOfTheSameThingByWhatTheyHold() {
        Sku big = shelf.other(120, 2699, 5);
        Sku small = shelf.other(30, 799, 5);
        Sku middle = shelf.other(60, 1499, 5);
        for (Sku each : List.of(big, small, middle)) {
            assertThat(putFamily(each, "\"tablets-" + shelf.family + "\"").status())
                    .isEqualTo(200);
        }

        JsonNode family =
                client.get("/v1/products/" + middle + "/family", shopper).json();

        assertThat(family.path("family").asString()).isEqualTo("tablets-" + shelf.family);
        assertThat(skus(family.path("packs"))).containsExactly(small, middle, big);
        assertThat(family.path("packs").get(0).path("unitPrice").isMissingNode())
                .isFalse();
        assertThat(putFamily(small, "null").json().path("family").isMissingNode())
                .isTrue();
        assertThat(skus(client.get("/v1/products/" + small + "/family", shopper)
                        .json()
                        .path("packs")))
                .containsExactly(small);
    }

    @Test
    void letsOpsAloneMakeFamilies() {
        Sku sku = shelf.other(1, 100, 1);

        assertThat(client.put("/v1/products/" + sku + "/family", shopper, "{\"family\":\"mine\"}")
                        .status())
                .isEqualTo(403);
        assertThat(putFamily(sku, "\"a b\"").problem()).isEqualTo("invalid-request");
        assertThat(putFamily(sku, "\"" + "x".repeat(65) + "\"").problem()).isEqualTo("invalid-request");
        assertThat(putFamily(new Sku("NOTHING"), "\"x\"").problem()).isEqualTo("not-found");
        assertThat(client.get("/v1/products/NOTHING/family", shopper).problem()).isEqualTo("not-found");
    }

    @Test
    void ranksWhatIsForSaleAndInStock() {
        Sku asked = shelf.pack(42, 1549, 0);
        Sku sister = shelf.pack(90, 2999, 3);
        Sku near = shelf.other(40, 1499, 3);
        Sku far = shelf.other(10, 399, 3);
        shelf.other(42, 1549, 0);
        Sku suspended = shelf.other(42, 1549, 3);
        suspend(suspended);

        JsonNode answer =
                client.get("/v1/products/" + asked + "/substitutes", shopper).json();

        assertThat(answer.path("sku").asString()).isEqualTo(asked.value());
        assertThat(products(answer)).containsExactly(sister, near, far);
        assertThat(answer.path("substitutes").get(0).path("why").asString()).isEqualTo("SAME_FAMILY");
        assertThat(answer.path("substitutes")
                        .get(0)
                        .path("unitPriceDifferencePercent")
                        .decimalValue())
                .isEqualByComparingTo("-9.6");
        assertThat(answer.path("substitutes").get(1).path("rank").asInt()).isEqualTo(2);
        assertThat(products(client.get("/v1/products/" + asked + "/substitutes?limit=1", ops)
                        .json()))
                .containsExactly(sister);
        assertThat(client.get("/v1/products/" + asked + "/substitutes?limit=51", ops)
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(client.get("/v1/products/NOTHING/substitutes", ops).problem())
                .isEqualTo("not-found");
    }

    @Test
    void offersWhatTheSlotMayOrderAndSubstitutesNothingByItself() {
        Sku chosen = shelf.other(42, 1549, 5);
        Sku allowed = shelf.other(80, 2999, 5);
        shelf.other(42, 1549, 5);
        Household household = new Household(client, database, chosen);
        household.describe(List.of(chosen, allowed), List.of());
        household.tell(Status.CLAIMED, household.shopper);
        household.bind(household.body(1));

        client.send("DELETE", "/v1/products/" + chosen, ops, null);
        household.awaitStatus(ChoiceReason.PRODUCT_REMOVED, 2);

        JsonNode binding = client.get(household.path(), household.token).json();
        assertThat(binding.path("sku").asString()).isEqualTo(chosen.value());
        assertThat(binding.path("substitutes").asString())
                .isEqualTo("/api/bindings/" + household.slot + "/substitutes");
        JsonNode offered =
                client.get(household.path() + "/substitutes", household.token).json();
        assertThat(products(offered)).containsExactly(allowed);
        assertThat(client.get(household.path() + "/substitutes", shopper).problem())
                .isEqualTo("not-found");

        Response accepted = household.bind(household.body(1).replace(chosen.value(), allowed.value()));
        assertThat(accepted.json().path("status").asString()).isEqualTo("ACTIVE");
        assertThat(accepted.json().path("substitutes").isMissingNode()).isTrue();
    }

    @Test
    void asksAnyPackBindingsOnlyWhenNoPackIsForSale() {
        Sku chosen = shelf.pack(42, 1549, 5);
        Sku sister = shelf.pack(60, 2199, 5);
        Household any = new Household(client, database, chosen);
        any.tell(Status.CLAIMED, any.shopper);
        assertThat(any.bind(any.body(1).replace("{\"sku\"", "{\"anyPack\":true,\"sku\""))
                        .json()
                        .path("anyPack")
                        .asBoolean())
                .isTrue();
        Household one = new Household(client, database, chosen);
        one.tell(Status.CLAIMED, one.shopper);
        one.bind(one.body(1));

        String first = suspend(chosen);
        one.awaitStatus(ChoiceReason.PRODUCT_NOT_FOR_SALE, 2);
        assertThat(client.get(any.path(), any.token).json().path("status").asString())
                .isEqualTo("ACTIVE");

        String second = suspend(sister);
        any.awaitStatus(ChoiceReason.PRODUCT_NOT_FOR_SALE, 2);
        lift(second);
        any.awaitStatus(null, 3);
        lift(first);
        one.awaitStatus(null, 3);
    }

    private String suspend(Sku sku) {
        Response laid = client.post("/v1/policies", ops, """
                {"scope":"PRODUCT","subject":"%s","state":"SUSPENDED","reason":"Recalled"}""".formatted(sku));
        assertThat(laid.status()).as(laid.body()).isEqualTo(201);
        return laid.json().path("id").asString();
    }

    private void lift(String policy) {
        assertThat(client.post("/v1/policies/" + policy + "/lift", ops, "{\"reason\":\"Mended\"}")
                        .status())
                .isEqualTo(200);
    }

    private Response putFamily(Sku sku, String family) {
        return client.put("/v1/products/" + sku + "/family", ops, "{\"family\":" + family + "}");
    }

    private static List<Sku> products(JsonNode answer) {
        return answer.path("substitutes")
                .valueStream()
                .map(each -> new Sku(each.path("product").path("sku").asString()))
                .toList();
    }

    private static List<Sku> skus(JsonNode list) {
        return list.valueStream()
                .map(each -> new Sku(each.path("sku").asString()))
                .toList();
    }
}
