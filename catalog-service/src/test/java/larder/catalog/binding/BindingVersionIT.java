package larder.catalog.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.device.DeviceState.Status;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Several who read and change bindings do not get into each other's way. */
@LarderIntegrationTest
class BindingVersionIT {

    private final ServiceClient client;
    private final Household home;

    BindingVersionIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        Sku sku = new Catalogue(listProduct, receiveStock).productWithStock(10);
        this.home = new Household(client, database, sku);
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
            page.path("bindings").forEach(each -> read.add(each.path("slotId").asString()));
            after = page.path("next").asString("");
        } while (!after.isEmpty());

        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(
                        slots.stream().map(SlotId::value).toList());
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
}
