package larder.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import larder.catalog.Catalogue;
import larder.catalog.policy.LaidPolicies;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Sku;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.TestIssuer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LarderIntegrationTest
class ProductIT {

    private final ServiceClient client;
    private final Catalogue catalogue;
    private final String shopper = LarderInfrastructure.shared().issuer().token("shopper-1", "shopper");
    private final String ops = LarderInfrastructure.shared().issuer().token("ops", "ops");

    ProductIT(@LocalServerPort int port, @Autowired ListProduct listProduct, @Autowired ReceiveStock receiveStock) {
        client = LarderInfrastructure.shared().client(port);
        catalogue = new Catalogue(listProduct, receiveStock);
    }

    @Test
    void pagesThroughAllProductsOnceEach() {
        List<String> skus = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    client.get("/v1/products?limit=100&after=" + after, shopper).json();
            page.path("products")
                    .forEach(product -> skus.add(product.path("sku").asString()));
            after = page.path("next").asString("");
        } while (!after.isEmpty());

        assertThat(skus).hasSizeGreaterThanOrEqualTo(254).doesNotHaveDuplicates();
    }

    @Test
    void showsAProductInBothLanguages() {
        JsonNode product = client.get("/v1/products/WATERFILTER-X1-01", shopper).json();

        assertThat(product.path("name").path("ko").asString()).startsWith("정수기 필터");
        assertThat(product.path("category").path("id").asString()).isEqualTo("water-filters");
        assertThat(product.path("price").path("amount").asString()).isEqualTo("34.90");
        assertThat(product.path("pack").path("unit").asString()).isEqualTo("piece");
    }

    @Test
    void showsWhatAPackHoldsAndWhatThatCosts() {
        JsonNode product = client.get("/v1/products/WATER-2LX6-02", shopper).json();

        assertThat(product.path("content").toString()).isEqualTo("""
                {"amount":12000,"unit":"mL"}""");
        assertThat(product.path("unitPrice").path("price").path("amount").asString())
                .isEqualTo("0.46");
        assertThat(product.path("unitPrice").path("per").toString()).isEqualTo("""
                {"amount":1000,"unit":"mL"}""");
    }

    @Test
    void findsByCategoryAndByTextInEitherLanguage() {
        assertThat(search("category=water-filters&query=" + encoded("정수기"))).hasSize(4);
        assertThat(search("category=water-filters&query=PURIFIER")).hasSize(4);
        assertThat(search("query=puremont")).hasSize(6);
        assertThat(search("query=" + encoded("70 % chocolate"))).hasSize(1);
        assertThat(search("query=" + encoded("_"))).isEmpty();
    }

    @Test
    void listsCategoriesWithTheirSizes() {
        JsonNode categories = client.get("/v1/categories", shopper).json().path("categories");

        assertThat(categories).hasSizeGreaterThanOrEqualTo(20);
        assertThat(categories).anySatisfy(category -> {
            assertThat(category.path("id").asString()).isEqualTo("water-filters");
            assertThat(category.path("products").asInt()).isEqualTo(9);
        });
    }

    @Test
    void refusesAPageLargerThanTheLimit() {
        assertThat(client.get("/v1/products?limit=201", shopper).problem()).isEqualTo("invalid-request");
        assertThat(client.get("/v1/products?limit=0", shopper).problem()).isEqualTo("invalid-request");
    }

    @Test
    void answersNotFoundForAnUnknownSku() {
        var response = client.get("/v1/products/NOTHING", shopper);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.problem()).isEqualTo("not-found");
    }

    @Test
    void asksForAToken() {
        assertThat(client.get("/v1/products", null).status()).isEqualTo(401);
    }

    @Test
    void letsOpsChangePriceAndSaleability() {
        Sku sku = catalogue.productWithStock(1);
        String path = "/v1/products/" + sku;

        client.put(path + "/price", ops, """
                {"amount":"5.25","currency":"USD"}""");
        new LaidPolicies(client).saleable(sku, false);

        JsonNode product = client.get(path, shopper).json();
        assertThat(product.path("price").path("amount").asString()).isEqualTo("5.25");
        assertThat(product.path("saleable").asBoolean()).isFalse();
        assertThat(product.path("sale").path("state").asString()).isEqualTo("SUSPENDED");
        assertThat(product.path("sale").path("reason").asString()).isEqualTo(LaidPolicies.REASON);
    }

    @Test
    void refusesPricesThatCannotBe() {
        String path = "/v1/products/" + catalogue.productWithStock(1) + "/price";

        for (String price : List.of("""
                {"amount":"5","currency":"XXX"}""", """
                {"amount":"10","currency":"XAU"}""", """
                {"amount":"1.5","currency":"KRW"}""", """
                {"amount":"1.005","currency":"USD"}""", """
                {"amount":"0.00","currency":"USD"}""", """
                {"amount":"-1.00","currency":"USD"}""", """
                {"amount":"1e999999999","currency":"USD"}""", """
                {"amount":"1.00","currency":"XXY"}""")) {
            assertThat(client.put(path, ops, price).status()).as(price).isEqualTo(400);
        }
    }

    @Test
    void letsNobodyButOpsChangeProducts() {
        Sku sku = catalogue.productWithStock(1);

        var response = client.put("/v1/products/" + sku + "/price", shopper, """
                {"amount":"1.00","currency":"USD"}""");

        assertThat(response.status()).isEqualTo(403);
        assertThat(client.delete("/v1/products/" + sku, shopper).status()).isEqualTo(403);
    }

    @Test
    void showsProductsToWhoeverWasGrantedTheScopeInARoleThatNeedsThem() {
        TestIssuer issuer = LarderInfrastructure.shared().issuer();

        assertThat(client.get("/v1/categories", issuer.token("brand", "partner"))
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/v1/products", issuer.token("ada", "courier")).status())
                .isEqualTo(403);
        assertThat(client.get("/v1/products", issuer.tokenScoped("bindings orders", "kim", "shopper"))
                        .status())
                .isEqualTo(403);
    }

    private JsonNode search(String query) {
        return client.get("/v1/products?" + query, shopper).json().path("products");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
