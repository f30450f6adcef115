package larder.catalog.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Sku;
import larder.contracts.Topics;
import larder.contracts.account.AccountState;
import larder.contracts.device.DeviceState.Status;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@LarderIntegrationTest
class ErasureIT {

    private final ServiceClient client;
    private final JdbcClient database;
    private final Household home;
    private final Household neighbour;

    ErasureIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.database = database;
        Sku sku = new Catalogue(listProduct, receiveStock).productWithStock(10);
        this.home = new Household(client, database, sku);
        this.neighbour = new Household(client, database, sku);
    }

    @Test
    void unbindsWhatAnErasedAccountHasBoundAndNothingElse() {
        bind(home);
        bind(neighbour);
        assertThat(held(home).path("bindings")).hasSize(1);
        assertThat(held(home).path("devices")).hasSize(1);

        erase(home);

        home.awaitTombstone();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> held(home).path("bindings").isEmpty());
        assertThat(held(home).path("devices")).isEmpty();
        assertThat(traces(home)).isZero();
        assertThat(home.bind(home.body(1)).problem()).isEqualTo("device-not-owned");
        assertThat(held(neighbour).path("bindings")).hasSize(1);
    }

    @Test
    void givesWhatItHoldsToTheGatewayOnly() {
        bind(home);
        String path = "/v1/shoppers/" + home.shopper + "/data";

        assertThat(held(home)
                        .path("bindings")
                        .get(0)
                        .path("terms")
                        .path("owner")
                        .asString())
                .isEqualTo(home.shopper.value());
        assertThat(client.get(path, home.token).problem()).isEqualTo("forbidden");
        assertThat(client.get(path, token("ops", "ops")).problem()).isEqualTo("forbidden");
        assertThat(client.get(path, null).status()).isEqualTo(401);
    }

    private static void bind(Household household) {
        household.tell(Status.CLAIMED, household.shopper);
        assertThat(household.bind(household.body(1)).status()).isEqualTo(201);
    }

    private static void erase(Household household) {
        TestTopic.of(Topics.ACCOUNTS)
                .send(
                        household.shopper,
                        new AccountState(
                                household.shopper, AccountState.Status.ERASED, Fixtures.now(), Fixtures.now()));
    }

    private JsonNode held(Household household) {
        return client.get("/v1/shoppers/" + household.shopper + "/data", token("device-gateway", "service"))
                .json();
    }

    private long traces(Household household) {
        return database.sql("""
                        select (select count(*) from binding where owner = :owner)
                             + (select count(*) from device where owner = :owner)
                        """)
                .param("owner", household.shopper.value())
                .query(Long.class)
                .single();
    }

    private static String token(String subject, String role) {
        return LarderInfrastructure.shared().issuer().token(subject, role);
    }
}
