package larder.catalog.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Sku;
import larder.contracts.device.DeviceState.Status;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a shopper agrees to when binding a slot. */
@LarderIntegrationTest
class AgreementIT {

    private final ServiceClient client;
    private final Sku sku;
    private final Household home;
    private final String ops = LarderInfrastructure.shared().issuer().token("ops", "ops");

    AgreementIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.sku = new Catalogue(listProduct, receiveStock).productWithStock(10);
        this.home = new Household(client, database, sku);
    }

    @Test
    void keepsAllRules() {
        home.tell(Status.CLAIMED, home.shopper);

        Response response = home.bind("""
                {"sku":"%s","quantity":4,"priceCeiling":{"amount":"30.00","currency":"USD"},"dailyCap":2,"monthlyCap":9,
                 "orderingMode":"PROPOSE","agreedUnitPrice":{"amount":"4.50","currency":"USD"},"allowedDriftPercent":10,
                 "quietHours":{"from":"22:00","to":"07:30","zone":"Asia/Seoul"},"deliveryPreference":"PICKUP_POINT",
                 "severalOpenOrders":true,"paused":true,
                 "levelRule":{"capacity":100,"threshold":20.5,"hysteresis":10},"deliveryAddress":%s}
                """.formatted(sku, Household.ADDRESS));

        assertThat(response.status()).isEqualTo(201);
        Response read = client.get(home.path(), home.token);
        assertThat(read.json()).isEqualTo(response.json());
        assertThat(read.json().path("levelRule").path("threshold").decimalValue())
                .isEqualByComparingTo("20.5");
        assertThat(read.json().path("priceCeiling").path("amount").asString()).isEqualTo("30.00");
        assertThat(client.get("/v1/bindings", home.token).json().path("bindings"))
                .hasSize(1);
        OrderTerms terms = home.awaitStatus(null, 1).terms();
        assertThat(terms.consent())
                .isEqualTo(new Consent(
                        Consent.Mode.PROPOSE,
                        Money.of("4.50", "USD"),
                        10,
                        9,
                        new Consent.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30), ZoneId.of("Asia/Seoul"))));
        assertThat(terms.deliveryPreference()).isEqualTo(OrderTerms.DeliveryPreference.PICKUP_POINT);
    }

    @ParameterizedTest
    @CsvSource({"DE, PROPOSE", "NO, PROPOSE", "KR, INSTANT", "GB, INSTANT"})
    void proposesByDefaultWhereTheLawWantsThePriceSeen(String country, String mode) {
        home.tell(Status.CLAIMED, home.shopper);

        Response response = home.bind(home.body(1).replace("\"KR\"", "\"" + country + "\""));

        assertThat(response.json().path("orderingMode").asString()).isEqualTo(mode);
        assertThat(response.json().path("status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void agreesToThePriceThatWasShownAndToNoOther() {
        home.tell(Status.CLAIMED, home.shopper);
        Response bound = home.bind(home.body(1));
        assertThat(agreed(bound)).isEqualTo("4.50");
        client.put("/v1/products/" + sku + "/price", ops, """
                {"amount":"5.00","currency":"USD"}""");

        Response kept = home.bind(home.seeing("4.50", 2));
        Response neverSeen = home.bind(home.seeing("4.80", 2));
        Response renewed = home.bind(home.body(2));
        Response honoured = home.bind(home.seeing("4.50", 2));

        assertThat(kept.status()).isEqualTo(200);
        assertThat(agreed(kept)).isEqualTo("4.50");
        assertThat(neverSeen.status()).isEqualTo(409);
        assertThat(neverSeen.problem()).isEqualTo("conflict");
        assertThat(agreed(renewed)).isEqualTo("5.00");
        assertThat(agreed(honoured)).isEqualTo("4.50");
    }

    private static String agreed(Response response) {
        return response.json().path("agreedUnitPrice").path("amount").asString();
    }
}
