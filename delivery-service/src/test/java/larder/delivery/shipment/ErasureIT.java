package larder.delivery.shipment;

import static larder.delivery.shipment.CarrierSwitchboard.BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import larder.contracts.ShopperId;
import larder.contracts.Topics;
import larder.contracts.account.AccountState;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.TestTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ErasureIT extends DeliveryScenario {

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsTheAddressUntilTheParcelHasArrivedAndForgetsItThen() {
        OrderConfirmed order = confirmAndAwait(BY_HAND, Step.BOOKED);
        ShopperId account = order.terms().owner();
        String anna = courier("anna");
        report(order, "dispatched", anna);

        erase(account);
        assertThat(held(account).path("deliveries")).hasSize(1);
        assertThat(row(order)).containsEntry("recipient", "Kim Household").containsEntry("shopper", account.value());

        report(order, "out-for-delivery", anna);
        report(order, "delivered", anna);

        awaitNobody(order);
        assertThat(row(order))
                .containsEntry("recipient", "erased")
                .containsEntry("line1", "erased")
                .containsEntry("city", "erased")
                .containsEntry("postal_code", "erased")
                .containsEntry("country", "KR")
                .containsEntry("courier", "anna")
                .containsEntry("step", "DELIVERED");
        assertThat(held(account).path("deliveries")).isEmpty();
    }

    @Test
    void forgetsWhyADeliveryFailed() {
        OrderConfirmed order = confirmAndAwait(BY_HAND, Step.BOOKED);
        assertThat(http.post(path(order, "failed"), courier("anna"), "{\"reason\":\"Kim has moved to Jeju\"}")
                        .status())
                .isEqualTo(200);

        erase(order.terms().owner());

        awaitNobody(order);
        assertThat(row(order)).containsEntry("failure", "erased");
    }

    @Test
    void givesWhatItHoldsToTheGatewayOnly() {
        OrderConfirmed order = confirmAndAwait(BY_HAND, Step.BOOKED);
        ShopperId account = order.terms().owner();
        String data = "/v1/shoppers/" + account + "/data";

        JsonNode deliveries = held(account).path("deliveries");
        assertThat(deliveries).hasSize(1);
        assertThat(deliveries.get(0).path("history")).hasSize(2);
        assertThat(http.get(data, shopper(account)).problem()).isEqualTo("forbidden");
        assertThat(http.get(data, courier("anna")).problem()).isEqualTo("forbidden");
        assertThat(http.get(data, null).status()).isEqualTo(401);
    }

    private static void erase(ShopperId account) {
        TestTopic.of(Topics.ACCOUNTS)
                .send(account, new AccountState(account, AccountState.Status.ERASED, Fixtures.now(), Fixtures.now()));
    }

    private JsonNode held(ShopperId account) {
        String gateway = LarderInfrastructure.shared().issuer().token("device-gateway", "service");
        return http.get("/v1/shoppers/" + account + "/data", gateway).json();
    }

    private Map<String, @Nullable Object> row(OrderConfirmed order) {
        List<Map<String, @Nullable Object>> rows = jdbc.sql("select * from shipment where order_id = ?")
                .param(order.order().uuid())
                .query()
                .listOfRows();
        return rows.getFirst();
    }

    private void awaitNobody(OrderConfirmed order) {
        await("made anonymous")
                .atMost(Duration.ofSeconds(30))
                .until(() -> row(order).get("shopper"), "erased"::equals);
    }
}
