package larder.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LarderIntegrationTest
class StockIT {

    private final ServiceClient client;
    private final String path;
    private final String ops = LarderInfrastructure.shared().issuer().token("ops", "ops");

    StockIT(@LocalServerPort int port, @Autowired ListProduct listProduct, @Autowired ReceiveStock receiveStock) {
        client = LarderInfrastructure.shared().client(port);
        path = "/v1/stock/" + new Catalogue(listProduct, receiveStock).productWithStock(10);
    }

    @Test
    void addsADeliveryOnce() {
        Response first = receive(5, "DN-1");
        Response second = receive(5, "DN-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(client.get(path, ops).json().path("initial").asLong()).isEqualTo(15);
        assertThat(client.get(path, ops).json().path("available").asLong()).isEqualTo(15);
    }

    @Test
    void answersARepeatedRequestAsBefore() {
        String delivery = """
                {"packs":5,"reference":"DN-7"}""";
        Response first = client.send("POST", path + "/receipts", ops, delivery, "Idempotency-Key", "\"" + path + "\"");
        receive(3, "DN-8");
        Response again = client.send("POST", path + "/receipts", ops, delivery, "Idempotency-Key", "\"" + path + "\"");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    @Test
    void refusesAReferenceThatStoodForAnotherDelivery() {
        receive(5, "DN-1");

        assertThat(receive(6, "DN-1").problem()).isEqualTo("conflict");
    }

    @Test
    void refusesDeliveriesThatCannotBe() {
        assertThat(receive(0, "DN-1").problem()).isEqualTo("invalid-request");
        assertThat(receive(1, "").problem()).isEqualTo("invalid-request");
        assertThat(client.post(path + "/receipts", ops, "{}").problem()).isEqualTo("invalid-request");
    }

    @Test
    void knowsNoStockOfUnknownProducts() {
        assertThat(client.get("/v1/stock/NOTHING", ops).status()).isEqualTo(404);
        assertThat(client.post("/v1/stock/NOTHING/receipts", ops, """
                {"packs":1,"reference":"DN-1"}""").status()).isEqualTo(404);
    }

    @Test
    void letsNobodyButOpsIn() {
        String shopper = LarderInfrastructure.shared().issuer().token("shopper-1", "shopper");

        assertThat(client.get(path, shopper).status()).isEqualTo(403);
    }

    private Response receive(int packs, String reference) {
        return client.post(path + "/receipts", ops, """
                {"packs":%d,"reference":"%s"}""".formatted(packs, reference));
    }
}
