package larder.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import larder.catalog.Catalogue;
import larder.catalog.policy.LaidPolicies;
import larder.catalog.product.ListProduct;
import larder.contracts.OrderId;
import larder.contracts.Sku;
import larder.contracts.WarehouseId;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LarderIntegrationTest
class WarehousesIT {

    private final ServiceClient client;
    private final ReserveStock reserveStock;
    private final SettleReservation settleReservation;
    private final Sku sku;
    private final String ops = LarderInfrastructure.shared().issuer().token("ops-kim", "ops");
    private final String near = "near-" + UUID.randomUUID();
    private final String far = "far-" + UUID.randomUUID();

    WarehousesIT(
            @LocalServerPort int port,
            @Autowired ReserveStock reserveStock,
            @Autowired SettleReservation settleReservation,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.reserveStock = reserveStock;
        this.settleReservation = settleReservation;
        this.sku = new Catalogue(listProduct, receiveStock).productWithStock(0);
        warehouse(near, 10, "\"KR\"", true);
        warehouse(far, 20, "", true);
    }

    @Test
    void servesAnOrderFromTheFirstWarehouseThatHasItAllAndServesTheCountry() {
        receive(near, 3, "A");
        receive(far, 5, "B");

        assertThat(reserve(2, "KR")).isEqualTo(near);
        assertThat(reserve(2, "KR")).isEqualTo(far);
        assertThat(reserve(1, "DE")).isEqualTo(far);
        assertThat(reserve(1, "KR")).isEqualTo(near);
        assertThat(level(near).path("available").asLong()).isZero();
        assertThat(level(far).path("available").asLong()).isEqualTo(2);
    }

    @Test
    void splitsNoOrderBetweenWarehouses() {
        receive(near, 3, "A");
        receive(far, 3, "B");

        assertThat(reserveStock.reserve(Orders.request(sku, 4, "KR"))).get().isInstanceOf(StockRefused.class);
        assertThat(reserveStock.reserve(Orders.request(sku, 3, "KR"))).get().isInstanceOf(StockReserved.class);
    }

    @Test
    void promisesNothingFromAWarehouseThatIsNotActive() {
        receive(near, 3, "A");
        warehouse(near, 10, "\"KR\"", false);

        OrderRequested refused = Orders.request(sku, 1, "KR");
        assertThat(reserveStock.reserve(refused)).get().isInstanceOf(StockRefused.class);
        settleReservation.release(refused.order());
        assertThat(tryReceive(near, 1, "B").problem()).isEqualTo("conflict");
        assertThat(post("transfers", move(far, near, 1, "T")).problem()).isEqualTo("conflict");
        assertThat(post("transfers", move(near, far, 3, "T")).status()).isEqualTo(201);
        assertThat(reserve(3, "KR")).isEqualTo(far);
    }

    @Test
    void correctsWhatWasCountedButNeverBelowWhatIsPromised() {
        receive(far, 10, "A");
        OrderId order = order(4);

        assertThat(post("corrections", correction(-6, "DAMAGE", "C-1")).status())
                .isEqualTo(201);
        assertThat(post("corrections", correction(-6, "DAMAGE", "C-1")).status())
                .isEqualTo(200);
        Response tooMany = post("corrections", correction(-1, "LOSS", "C-2"));
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.json().path("detail").asString()).contains("4 on hand, 4 of them promised, 0 available");
        assertThat(post("corrections", correction(-5, "DAMAGE", "C-1")).problem())
                .isEqualTo("conflict");
        assertThat(level(far).path("onHand").asLong()).isEqualTo(4);

        settleReservation.ship(order);
        assertThat(post("corrections", correction(1, "RETURN", "C-3")).status()).isEqualTo(201);
        assertThat(level(far).path("available").asLong()).isEqualTo(1);
    }

    @Test
    void refusesCorrectionsThatCannotBe() {
        receive(far, 10, "A");

        for (String odd : List.of(
                correction(0, "COUNT", "X"),
                correction(1, "DAMAGE", "X"),
                correction(-1, "FOUND", "X"),
                correction(1, "MAGIC", "X"),
                correction(2_000_000, "COUNT", "X"),
                correction(1, "COUNT", "no spaces"))) {
            assertThat(post("corrections", odd).problem()).as(odd).isEqualTo("invalid-request");
        }
        assertThat(post("transfers", move(far, far, 1, "T")).problem()).isEqualTo("invalid-request");
        assertThat(post("transfers", move("nowhere", far, 1, "T")).status()).isEqualTo(404);
        assertThat(post("transfers", move(far, near, 11, "T")).problem()).isEqualTo("conflict");
        assertThat(level(far).path("onHand").asLong()).isEqualTo(10);
    }

    @Test
    void tellsWhatCameOfAProductsPacks() {
        receive(far, 10, "A");
        post("corrections", correction(-1, "COUNT", "C-1"));
        post("transfers", move(far, near, 4, "T-1"));
        post("transfers", move(far, near, 4, "T-1"));
        OrderId order = order(2);
        settleReservation.ship(order);

        JsonNode first = client.get(path("movements?limit=3"), ops).json();
        JsonNode rest = client.get(
                        path("movements?limit=3&after=" + first.path("next").asLong()), ops)
                .json();

        assertThat(lines(first)).containsExactly("SHIPMENT -2 " + order, "TRANSFER_IN 4 T-1", "TRANSFER_OUT -4 T-1");
        assertThat(lines(rest)).containsExactly("CORRECTION -1 C-1", "RECEIPT 10 A");
        assertThat(rest.path("next").isMissingNode()).isTrue();
        assertThat(rest.at("/movements/0/reason").asString()).isEqualTo("COUNT");
        assertThat(rest.at("/movements/0/note").asString()).isEqualTo("seen");
        assertThat(rest.at("/movements/0/author").asString()).isEqualTo("ops-kim");
        assertThat(lines(client.get(path("movements?warehouse=" + near), ops).json()))
                .containsExactly("SHIPMENT -2 " + order, "TRANSFER_IN 4 T-1");
        assertThat(client.get(path(""), ops).json().path("initial").asLong()).isEqualTo(9);
        assertThat(client.get("/v1/stock/NOTHING/movements", ops).status()).isEqualTo(404);
    }

    @Test
    void buysNoMoreOfWhatIsSoldOutOrSuspended() {
        receive(far, 10, "A");
        LaidPolicies policies = new LaidPolicies(client);
        policies.lay("PRODUCT", sku.value(), "SELL_THROUGH", "");

        assertThat(tryReceive(far, 1, "B").problem()).isEqualTo("sale-suspended");
        assertThat(tryReceive(far, 10, "A").status()).isEqualTo(200);
        assertThat(post("transfers", move(far, near, 4, "T")).status()).isEqualTo(201);
        assertThat(reserve(4, "KR")).isEqualTo(near);
        assertThat(level(far).path("onHand").asLong()).isEqualTo(6);

        policies.lay("PRODUCT", sku.value(), "ALLOWED", "");
        assertThat(tryReceive(far, 1, "B").status()).isEqualTo(201);
    }

    @Test
    void listsWhatRunsLow() {
        receive(far, 10, "A");

        assertThat(low(10)).doesNotContain(sku.value());
        assertThat(low(11)).contains(sku.value());
    }

    @Test
    void setsUpWarehousesForOpsOnly() {
        String shopper = LarderInfrastructure.shared().issuer().token("shopper-1", "shopper");

        assertThat(client.get("/v1/warehouses", shopper).status()).isEqualTo(403);
        assertThat(client.get("/v1/warehouses/" + near, ops)
                        .json()
                        .path("serves")
                        .get(0)
                        .asString())
                .isEqualTo("KR");
        assertThat(client.get("/v1/warehouses", ops).json().path("warehouses").size())
                .isGreaterThan(2);
        assertThat(client.get("/v1/warehouses/nowhere", ops).status()).isEqualTo(404);
        assertThat(put("x1", 1, "\"ZZ\"", true).problem()).isEqualTo("invalid-request");
        assertThat(put("x1", 1, "\"KR\",\"KR\"", true).problem()).isEqualTo("invalid-request");
        assertThat(put("x1", -1, "", true).problem()).isEqualTo("invalid-request");
        assertThat(put(near, 11, "", true).status()).isEqualTo(200);
    }

    private List<String> low(int below) {
        String after = sku.value().substring(0, sku.value().length() - 1);
        return client.get("/v1/stock?below=" + below + "&limit=5&after=" + after, ops)
                .json()
                .path("products")
                .valueStream()
                .map(product -> product.path("sku").asString())
                .toList();
    }

    private static List<String> lines(JsonNode ledger) {
        return ledger.path("movements")
                .valueStream()
                .map(line ->
                        line.path("kind").asString() + " " + line.path("packs").asLong() + " "
                                + line.path("reference").asString())
                .toList();
    }

    private OrderId order(int packs) {
        var request = Orders.request(sku, packs, "KR");
        assertThat(reserveStock.reserve(request)).get().isInstanceOf(StockReserved.class);
        return request.order();
    }

    private String reserve(int packs, String country) {
        return reserveStock
                .reserve(Orders.request(sku, packs, country))
                .map(StockReserved.class::cast)
                .map(StockReserved::warehouse)
                .map(WarehouseId::value)
                .orElseThrow();
    }

    private JsonNode level(String warehouse) {
        return client.get(path(""), ops)
                .json()
                .path("warehouses")
                .valueStream()
                .filter(shelf -> shelf.path("warehouse").asString().equals(warehouse))
                .findFirst()
                .orElseThrow();
    }

    private void receive(String warehouse, int packs, String reference) {
        assertThat(tryReceive(warehouse, packs, reference).status()).isEqualTo(201);
    }

    private Response tryReceive(String warehouse, int packs, String reference) {
        return post("receipts", """
                {"warehouse":"%s","packs":%d,"reference":"%s"}""".formatted(warehouse, packs, reference));
    }

    private String correction(int packs, String reason, String reference) {
        return """
                {"warehouse":"%s","packs":%d,"reason":"%s","note":"seen","reference":"%s"}""".formatted(far, packs, reason, reference);
    }

    private static String move(String from, String to, int packs, String reference) {
        return """
                {"from":"%s","to":"%s","packs":%d,"reference":"%s"}""".formatted(from, to, packs, reference);
    }

    private Response post(String what, String body) {
        return client.post(path(what), ops, body);
    }

    private String path(String what) {
        return "/v1/stock/" + sku + (what.isEmpty() ? "" : "/" + what);
    }

    private void warehouse(String id, int rank, String serves, boolean active) {
        assertThat(put(id, rank, serves, active).status()).isBetween(200, 201);
    }

    private Response put(String id, int rank, String serves, boolean active) {
        return client.put("/v1/warehouses/" + id, ops, """
                {"name":"Test","country":"KR","rank":%d,"serves":[%s],"active":%s}""".formatted(rank, serves, active));
    }
}
