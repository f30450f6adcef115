package larder.catalog.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import larder.catalog.Catalogue;
import larder.catalog.binding.Household;
import larder.catalog.policy.LaidPolicies;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Money;
import larder.contracts.Sku;
import larder.contracts.binding.BindingState.ChoiceReason;
import larder.contracts.device.DeviceState.Status;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@LarderIntegrationTest
class PriceIT {

    private static final String IN_SOME_YEARS = "2035-01-01T00:00:00Z";

    private final ServiceClient client;
    private final JdbcClient database;
    private final LayPrices layPrices;
    private final Prices prices;
    private final Clock clock;
    private final Catalogue catalogue;
    private final Sku sku;
    private final String path;
    private final String ops;

    PriceIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired LayPrices layPrices,
            @Autowired Prices prices,
            @Autowired Clock clock,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.database = database;
        this.layPrices = layPrices;
        this.prices = prices;
        this.clock = clock;
        this.catalogue = new Catalogue(listProduct, receiveStock);
        this.sku = catalogue.productWithStock(10);
        this.path = "/v1/products/" + sku + "/prices";
        this.ops = new LaidPolicies(client).ops;
    }

    @Test
    void showsASalePriceWhileItLasts() {
        Instant until = clock.instant().plus(Duration.ofDays(1));

        Response laid = lay("""
                {"kind":"SALE","price":{"amount":"3.00","currency":"USD"},"until":"%s","reason":"Black week"}""".formatted(until));

        assertThat(laid.status()).isEqualTo(201);
        assertThat(laid.json().path("laidBy").asString()).isEqualTo("ops-1");
        assertThat(shown()).isEqualTo("3.00");
        assertThat(inForce(until.minusSeconds(1))).isEqualTo("3.00");
        assertThat(inForce(until)).isEqualTo("4.50");
        assertThat(inForce(Instant.EPOCH)).isEmpty();
    }

    @Test
    void keepsAHistoryInWhichNothingIsOverwritten() {
        client.put("/v1/products/" + sku + "/price", ops, """
                {"amount":"5.00","currency":"USD"}""");
        client.put("/v1/products/" + sku + "/price", ops, """
                {"amount":"5.00","currency":"USD"}""");
        lay("""
                {"kind":"REGULAR","price":{"amount":"6.00","currency":"USD"},"from":"%s"}""".formatted(IN_SOME_YEARS));

        JsonNode first = client.get(path + "?limit=2", ops).json();
        JsonNode rest = client.get(path + "?limit=2&after=" + first.path("next").asLong(), ops)
                .json();

        assertThat(amounts(first)).containsExactly("6.00", "5.00");
        assertThat(amounts(rest)).containsExactly("4.50");
        assertThat(rest.has("next")).isFalse();
        assertThat(rest.path("prices").get(0).path("laidBy").asString()).isEqualTo("assortment");
        assertThat(shown()).isEqualTo("5.00");
        assertThat(inForce(Instant.parse(IN_SOME_YEARS))).isEqualTo("6.00");
    }

    @Test
    void withdrawsWhatHasNotBegun() {
        long later = lay("""
                {"kind":"REGULAR","price":{"amount":"6.00","currency":"USD"},"from":"%s"}""".formatted(IN_SOME_YEARS)).json().path("id").asLong();
        long begun = lay("""
                {"kind":"REGULAR","price":{"amount":"5.00","currency":"USD"}}""").json().path("id").asLong();
        long soon = lay("""
                {"kind":"REGULAR","price":{"amount":"5.50","currency":"USD"},"from":"%s"}""".formatted(clock.instant().plusSeconds(8)))
                .json()
                .path("id")
                .asLong();

        assertThat(client.delete(path + "/" + later, ops).status()).isEqualTo(204);
        assertThat(client.delete(path + "/" + later, ops).problem()).isEqualTo("conflict");
        assertThat(client.delete(path + "/" + begun, ops).problem()).isEqualTo("conflict");
        assertThat(client.delete(path + "/" + soon, ops).problem()).isEqualTo("conflict");
        assertThat(client.delete(path + "/1", ops).problem()).isEqualTo("not-found");
        assertThat(inForce(Instant.parse(IN_SOME_YEARS))).isEqualTo("5.50");
        assertThat(client.get(path, ops)
                        .json()
                        .path("prices")
                        .get(2)
                        .path("withdrawnBy")
                        .asString())
                .isEqualTo("ops-1");
    }

    @Test
    void laysAPriceOnceThatIsSentTwice() {
        String key = "\"" + sku + "\"";
        for (int sent = 0; sent < 2; sent++) {
            Response laid = client.send("POST", path, ops, """
                    {"kind":"REGULAR","price":{"amount":"5.00","currency":"USD"}}""", "Idempotency-Key", key);
            assertThat(laid.status()).isEqualTo(201);
        }

        assertThat(amounts(client.get(path, ops).json())).containsExactly("5.00", "4.50");
    }

    @Test
    void asksForAChoiceWhenAnotherCurrencyBeginsAndNotBefore() {
        Household home = new Household(client, database, sku);
        home.tell(Status.CLAIMED, home.shopper);
        home.bind(home.body(1));
        Instant from = clock.instant().plus(Duration.ofSeconds(2));

        lay("""
                {"kind":"REGULAR","price":{"amount":"6000","currency":"KRW"},"from":"%s"}""".formatted(from));

        var told = home.awaitStatus(ChoiceReason.CURRENCY_CHANGED, 2);
        assertThat(told.changedAt()).isAfterOrEqualTo(from);
    }

    @Test
    void agreesToAPriceThatIsHonouredStill() {
        Household home = new Household(client, database, sku);
        home.tell(Status.CLAIMED, home.shopper);
        client.put("/v1/products/" + sku + "/price", ops, """
                {"amount":"5.00","currency":"USD"}""");

        Response bound = home.bind(home.seeing("4.50", 1));

        assertThat(bound.status()).isEqualTo(201);
        assertThat(bound.json().path("agreedUnitPrice").path("amount").asString())
                .isEqualTo("4.50");
        assertThat(home.bind(home.seeing("4.49", 1)).problem()).isEqualTo("conflict");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'kind':'REGULAR'}",
                "{'kind':'SALE','price':{'amount':'1.00','currency':'USD'}}",
                "{'kind':'REGULAR','price':{'amount':'1.00','currency':'USD'},'until':'2035-01-01T00:00:00Z'}",
                "{'kind':'REGULAR','price':{'amount':'1.00','currency':'USD'},'from':'2020-01-01T00:00:00Z'}",
                "{'kind':'REGULAR','price':{'amount':'1.00','currency':'USD'},'from':'2900-01-01T00:00:00Z'}",
                "{'kind':'SALE','price':{'amount':'1.00','currency':'USD'},'from':'2031-01-02T00:00:00Z','until':'2031-01-01T00:00:00Z'}",
                "{'kind':'SALE','price':{'amount':'1.00','currency':'USD'},'until':'+900000000-01-01T00:00:00Z'}",
                "{'kind':'REGULAR','price':{'amount':'0.00','currency':'USD'}}",
                "{'kind':'REGULAR','price':{'amount':'1.001','currency':'USD'}}",
                "{'kind':'REGULAR','price':{'amount':'1.5','currency':'KRW'}}",
                "{'kind':'REGULAR','price':{'amount':'10','currency':'XAU'}}",
                "{'kind':'REGULAR','price':{'amount':'10','currency':'XXX'}}",
                "{'kind':'REGULAR','price':{'amount':'9000000.00','currency':'USD'}}",
                "{'kind':'REGULAR','price':{'amount':'1.00','currency':'USD'},'reason':'a\\u0000b'}"
            })
    void refusesPricesThatCannotBe(String body) {
        Response refused = lay(body.replace('\'', '"'));

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    }

    @Test
    void refusesASaleInAnotherCurrencyAndWhatIsNotThere() {
        String until = ",\"until\":\"" + IN_SOME_YEARS + "\"";

        assertThat(lay("""
                {"kind":"SALE","price":{"amount":"100","currency":"KRW"}%s}""".formatted(until)).problem()).isEqualTo("conflict");
        assertThat(client.get("/v1/products/NOTHING/prices", ops).problem()).isEqualTo("not-found");
        assertThat(client.post("/v1/products/NOTHING/prices", ops, """
                {"kind":"REGULAR","price":{"amount":"1.00","currency":"USD"}}""").problem())
                .isEqualTo("not-found");
        assertThat(client.get(path + "?at=-900000000-01-01T00:00:00Z", ops).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void letsNobodyButOpsIn() {
        String shopper = LarderInfrastructure.shared().issuer().token("shopper-1", "shopper");

        assertThat(client.get(path, shopper).status()).isEqualTo(403);
        assertThat(client.post(path, shopper, """
                {"kind":"REGULAR","price":{"amount":"1.00","currency":"USD"}}""").status()).isEqualTo(403);
        assertThat(client.delete(path + "/1", shopper).status()).isEqualTo(403);
    }

    @Test
    void laysManyAtOnceAndOnlyWhatDiffers() {
        List<Sku> skus = IntStream.range(0, 50)
                .mapToObj(_ -> catalogue.productWithStock(1))
                .toList();
        Instant now = clock.instant();
        List<NewPrice> same = skus.stream()
                .map(each -> NewPrice.regular(each, Money.of("4.50", "USD"), now))
                .toList();
        List<NewPrice> some = IntStream.range(0, 50)
                .mapToObj(i -> NewPrice.regular(skus.get(i), Money.of(i < 20 ? "4.00" : "4.50", "USD"), now))
                .toList();
        Instant until = now.plus(Duration.ofDays(3));
        NewPrice sale = NewPrice.sale(skus.getFirst(), Money.of("2.00", "USD"), now, until);

        assertThat(layPrices.lay(same, "import:1")).isEmpty();
        assertThat(layPrices.lay(some, "import:1")).containsExactlyInAnyOrderElementsOf(skus.subList(0, 20));
        assertThat(layPrices.lay(some, "import:1")).isEmpty();
        assertThat(layPrices.lay(List.of(sale), "import:1")).containsExactly(skus.getFirst());
        assertThat(layPrices.lay(
                        List.of(NewPrice.sale(skus.getFirst(), Money.of("2.00", "USD"), clock.instant(), until)),
                        "import:2"))
                .isEmpty();
        assertThat(layPrices.lay(
                        List.of(NewPrice.regular(new Sku("NOTHING"), Money.of("2.00", "USD"), now)), "import:1"))
                .isEmpty();

        Map<Sku, Pricing> told = prices.ofAll(skus, clock.instant());
        assertThat(told).hasSize(50);
        assertThat(Objects.requireNonNull(told.get(skus.getFirst())).inForce()).isEqualTo(Money.of("2.00", "USD"));
        assertThat(layPrices.endSales(skus, "import:", "import:2")).containsExactly(skus.getFirst());
        assertThat(prices.of(skus.getFirst(), clock.instant()).orElseThrow().inForce())
                .isEqualTo(Money.of("4.00", "USD"));
        assertThat(prices.of(skus.getFirst(), clock.instant()).orElseThrow().chargeable())
                .isEqualTo(Money.of("2.00", "USD"));
        assertThat(layPrices.endSales(skus, "import:", "import:2")).isEmpty();
    }

    private Response lay(String body) {
        return client.post(path, ops, body);
    }

    private String shown() {
        return client.get("/v1/products/" + sku, ops)
                .json()
                .path("price")
                .path("amount")
                .asString();
    }

    private String inForce(Instant at) {
        return client.get(path + "?at=" + at, ops)
                .json()
                .path("inForce")
                .path("amount")
                .asString("");
    }

    private static List<String> amounts(JsonNode page) {
        return page.path("prices")
                .valueStream()
                .map(price -> price.path("price").path("amount").asString())
                .toList();
    }
}
