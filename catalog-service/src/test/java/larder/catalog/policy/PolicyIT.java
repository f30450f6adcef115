package larder.catalog.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import larder.catalog.Catalogue;
import larder.catalog.binding.Household;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
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
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

@LarderIntegrationTest
class PolicyIT {

    private final ServiceClient client;
    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Catalogue catalogue;
    private final LaidPolicies policies;
    private final String shopper = Household.token(larder.testing.Fixtures.shopper());
    private final String unique = UUID.randomUUID().toString();

    PolicyIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired TransactionOperations transaction,
            @Autowired MeterRegistry meters,
            @Autowired Clock clock,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.database = database;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
        this.catalogue = new Catalogue(listProduct, receiveStock);
        this.policies = new LaidPolicies(client);
    }

    @Test
    void suspendsABrandAtItsInstantAndGivesItBackUntouched() {
        Sku sku = catalogue.productOf("Nest " + unique, "larder", Catalogue.CATEGORY, 10);
        Household home = new Household(client, database, sku);
        home.tell(Status.CLAIMED, home.shopper);
        home.bind(home.body(2));
        Instant from = clock.instant().plus(Duration.ofSeconds(2));

        Response laid = policies.lay("BRAND", "NEST " + unique, "SUSPENDED", ",\"from\":\"" + from + "\"");
        String path = laid.headers().firstValue("Location").orElseThrow().replace("/api/", "/v1/");

        assertThat(laid.json().path("standing").asString()).isEqualTo("SCHEDULED");
        assertThat(product(sku).path("saleable").asBoolean()).isTrue();
        JsonNode reach = client.get(path + "/reach", policies.ops).json();
        assertThat(reach.path("products").asInt()).isEqualTo(1);
        assertThat(reach.path("bindings").asInt()).isEqualTo(1);

        home.awaitStatus(ChoiceReason.PRODUCT_NOT_FOR_SALE, 2);
        assertThat(product(sku).path("sale").path("reason").asString()).isEqualTo(LaidPolicies.REASON);
        assertThat(home.bind(home.body(1)).problem()).isEqualTo("product-unknown");
        assertThat(client.get(path, policies.ops).json().path("standing").asString())
                .isEqualTo("IN_FORCE");

        Response lifted = client.post(path + "/lift", policies.ops, """
                {"reason":"Mended"}""");

        assertThat(lifted.json().path("standing").asString()).isEqualTo("PAST");
        assertThat(home.awaitStatus(null, 3).terms().quantity().packs()).isEqualTo(2);
        assertThat(product(sku).has("sale")).isFalse();
        assertThat(client.post(path + "/lift", policies.ops, """
                {"reason":"Again"}""").problem()).isEqualTo("conflict");
    }

    @Test
    void findsForSaleOnlyWhatIsInStockOfWhatSellsThrough() {
        String brand = "Ending " + unique;
        Sku left = catalogue.productOf(brand, "larder", Catalogue.CATEGORY, 1);
        catalogue.productOf(brand, "larder", Catalogue.CATEGORY, 0);
        assertThat(found(brand, "&forSale=true")).hasSize(2);

        policies.lay("BRAND", brand, "SELL_THROUGH", "");

        assertThat(found(brand, "&forSale=true")).containsExactly(left.value());
        assertThat(found(brand, "&forSale=false")).hasSize(1).doesNotContain(left.value());
        assertThat(found(brand, "")).hasSize(2);
    }

    private List<String> found(String brand, String more) {
        return client.get("/v1/products?brand=" + brand.replace(" ", "%20") + more, shopper)
                .json()
                .path("products")
                .valueStream()
                .map(product -> product.path("sku").asString())
                .toList();
    }

    @Test
    void isInForceAtItsInstantOnEveryInstance() {
        Sku sku = catalogue.productOf("Instant " + unique, "larder", Catalogue.CATEGORY, 1);
        Instant from = Instant.parse("2090-01-01T00:00:00Z");
        Instant until = Instant.parse("2090-02-01T00:00:00Z");
        policies.lay("PRODUCT", sku.value(), "SUSPENDED", """
                ,"from":"%s","until":"%s\"""".formatted(from, until));
        var facts = new SaleFacts(sku, "Instant " + unique, List.of(Catalogue.CATEGORY), "larder");

        for (SalePolicies instance : List.of(new SalePolicies(database), new SalePolicies(database))) {
            assertThat(instance.inForce(from.minusNanos(1000)).stateOf(facts)).isEqualTo(SaleState.ALLOWED);
            assertThat(instance.inForce(from).stateOf(facts)).isEqualTo(SaleState.SUSPENDED);
            assertThat(instance.inForce(from, List.of(facts)).stateOf(facts)).isEqualTo(SaleState.SUSPENDED);
            assertThat(instance.inForce(until.minusNanos(1000)).stateOf(facts)).isEqualTo(SaleState.SUSPENDED);
            assertThat(instance.inForce(until, List.of(facts)).stateOf(facts)).isEqualTo(SaleState.ALLOWED);
        }
    }

    @Test
    void coversACategoryWithAllBelowItAndASeller() {
        String root = "root-" + unique;
        database.sql("insert into category (id, name_en, path) values (?, 'Root', array [?])")
                .params(root, root)
                .update();
        database.sql("insert into category (id, name_en, parent, path) values (?, 'Leaf', ?, array [?, ?])")
                .params(root + ".leaf", root, root, root + ".leaf")
                .update();
        Sku below = catalogue.productOf("Deep", "larder", root + ".leaf", 1);
        Sku sold = catalogue.productOf("Sold", "seller-" + unique, Catalogue.CATEGORY, 1);
        Sku beside = catalogue.productOf("Deep", "larder", Catalogue.CATEGORY, 1);

        policies.lay("CATEGORY", root, "SUSPENDED", "");
        policies.lay("SELLER", "seller-" + unique, "SUSPENDED", "");

        assertThat(product(below).path("saleable").asBoolean()).isFalse();
        assertThat(product(sold).path("saleable").asBoolean()).isFalse();
        assertThat(product(beside).path("saleable").asBoolean()).isTrue();
    }

    @Test
    void letsTheMostRestrictiveWinAndAllowedEndOnlyItsOwn() {
        String brand = "Strict " + unique;
        Sku sku = catalogue.productOf(brand, "larder", Catalogue.CATEGORY, 5);

        policies.lay("PRODUCT", sku.value(), "SELL_THROUGH", "");
        assertThat(product(sku).path("sale").path("state").asString()).isEqualTo("SELL_THROUGH");
        assertThat(product(sku).path("saleable").asBoolean()).isTrue();

        policies.lay("BRAND", brand, "SUSPENDED", "");
        policies.lay("PRODUCT", sku.value(), "ALLOWED", "");
        assertThat(product(sku).path("sale").path("state").asString()).isEqualTo("SUSPENDED");

        policies.lay("BRAND", brand.toUpperCase(java.util.Locale.ROOT), "ALLOWED", "");
        assertThat(product(sku).has("sale")).isFalse();
    }

    @Test
    void changesAndTakesBackWhatHasNotBegun() {
        Sku sku = catalogue.productWithStock(1);
        String path = "/v1/policies/"
                + policies.lay("PRODUCT", sku.value(), "SUSPENDED", ",\"from\":\"2090-01-01T00:00:00Z\"")
                        .json()
                        .path("id")
                        .asString();

        Response changed = client.put(path, policies.ops, """
                {"state":"SELL_THROUGH","from":"2091-01-01T00:00:00Z","reason":"Sold out later"}""");
        Response lifted = client.post(path + "/lift", policies.ops, """
                {"reason":"Not at all"}""");

        assertThat(changed.json().path("state").asString()).isEqualTo("SELL_THROUGH");
        assertThat(changed.json().path("version").asInt()).isEqualTo(2);
        assertThat(lifted.json().path("standing").asString()).isEqualTo("PAST");
        assertThat(new SalePolicies(database)
                        .inForce(Instant.parse("2092-01-01T00:00:00Z"))
                        .subjects(Scope.PRODUCT, SaleState.SELL_THROUGH))
                .doesNotContain(sku.value());
        assertThat(client.put(path, policies.ops, """
                {"state":"SUSPENDED","reason":"Too late"}""").problem()).isEqualTo("conflict");
        JsonNode history = client.get(path + "/history", policies.ops).json().path("changes");
        assertThat(history).hasSize(3);
        assertThat(history.get(2).path("action").asString()).isEqualTo("LIFTED");
        assertThat(history.get(2).path("by").asString()).isEqualTo("ops-1");
        assertThat(history.get(2).path("why").asString()).isEqualTo("Not at all");
        assertThat(history.get(1).path("before").path("state").asString()).isEqualTo("SUSPENDED");
        assertThat(history.get(1).path("after").path("state").asString()).isEqualTo("SELL_THROUGH");
        JsonNode rest =
                client.get(path + "/history?limit=2&after=1", policies.ops).json();
        assertThat(rest.path("changes")).hasSize(2);
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void notesEveryChangeOnceWhateverIsDone() {
        Random dice = new Random(7);
        String subject = "history-" + unique;
        double before = counted();
        int done = 0;
        for (int deed = 0; deed < 60; deed++) {
            JsonNode all = client.get("/v1/policies?subject=" + subject, policies.ops)
                    .json()
                    .path("policies");
            String some = all.isEmpty()
                    ? UUID.randomUUID().toString()
                    : all.get(dice.nextInt(all.size())).path("id").asString();
            Response answer = switch (dice.nextInt(3)) {
                case 0 -> policies.lay("SELLER", subject, "SUSPENDED", ",\"from\":\"2090-01-01T00:00:00Z\"");
                case 1 -> client.put("/v1/policies/" + some, policies.ops, """
                                    {"state":"SUSPENDED","from":"2091-01-01T00:00:00Z","reason":"changed"}""");
                default -> client.post("/v1/policies/" + some + "/lift", policies.ops, """
                                    {"reason":"lifted"}""");
            };
            done += answer.status() < 300 ? 1 : 0;
        }

        assertThat(done).isGreaterThan(20);
        assertThat(counted()).isEqualTo(before + done);
        assertThat(database.sql("""
                        select count(*) from sale_policy p join sale_policy_change c on c.policy = p.id
                        where p.subject = ? and c.by = 'ops-1' and c.why <> '' and c.at is not null
                        """).param(subject).query(Integer.class).single())
                .isEqualTo(done);
        assertThat(database.sql("select sum(version) from sale_policy where subject = ?")
                        .param(subject)
                        .query(Integer.class)
                        .single())
                .isEqualTo(done);
    }

    @Test
    void isBackedByTheDatabaseThatLetsNothingPassUnnoted() {
        UUID id = UUID.fromString(policies.lay("SELLER", "audit-" + unique, "SUSPENDED", "")
                .json()
                .path("id")
                .asString());

        for (String sql : List.of(
                "update sale_policy set reason = 'other' where id = ?",
                "update sale_policy set reason = 'other', version = version + 1 where id = ?",
                "delete from sale_policy where id = ?",
                "update sale_policy_change set why = 'other' where policy = ?",
                "delete from sale_policy_change where policy = ?")) {
            assertThatExceptionOfType(RuntimeException.class)
                    .as(sql)
                    .isThrownBy(() -> transaction.executeWithoutResult(
                            _ -> database.sql(sql).param(id).update()))
                    .isInstanceOfAny(
                            DataAccessException.class, org.springframework.transaction.TransactionException.class);
        }
    }

    @Test
    void laysAPolicyOnceThatIsSentTwice() {
        String body = """
                {"scope":"SELLER","subject":"twice-%s","state":"SUSPENDED","reason":"r"}""".formatted(unique);

        for (int sent = 0; sent < 2; sent++) {
            assertThat(client.send("POST", "/v1/policies", policies.ops, body, "Idempotency-Key", "\"" + unique + "\"")
                            .status())
                    .isEqualTo(201);
        }

        assertThat(list("?subject=twice-" + unique).path("policies")).hasSize(1);
    }

    @Test
    void listsWhatIsAskedFor() {
        String seller = "list-" + unique;
        policies.lay("SELLER", seller, "SUSPENDED", ",\"from\":\"2090-01-01T00:00:00Z\"");
        policies.lay("SELLER", seller, "SUSPENDED", "");
        policies.lay("SELLER", seller, "ALLOWED", "");

        JsonNode first = list("?limit=2&subject=" + seller);
        JsonNode rest = list(
                "?limit=2&subject=" + seller + "&after=" + first.path("next").asString());

        assertThat(first.path("policies")).hasSize(2);
        assertThat(rest.path("policies")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
        assertThat(list("?standing=SCHEDULED&subject=" + seller).path("policies"))
                .hasSize(1);
        assertThat(list("?standing=IN_FORCE&scope=SELLER&subject=" + seller).path("policies"))
                .hasSize(2);
        assertThat(list("?standing=PAST&subject=" + seller).path("policies")).isEmpty();
    }

    @Test
    void letsNobodyButOpsIn() {
        String partner = LarderInfrastructure.shared().issuer().token("brand", "partner");

        for (String token : List.of(shopper, partner)) {
            assertThat(client.get("/v1/policies", token).status()).isEqualTo(403);
            assertThat(client.post("/v1/policies", token, """
                    {"scope":"BRAND","subject":"Mine","state":"SUSPENDED","reason":"r"}""").status()).isEqualTo(403);
            assertThat(client.post("/v1/policies/" + UUID.randomUUID() + "/lift", token, """
                    {"reason":"r"}""")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(client.get("/v1/policies", null).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'scope':'BRAND','subject':'X','state':'SUSPENDED'}",
                "{'scope':'BRAND','subject':'X','state':'SUSPENDED','reason':'  '}",
                "{'scope':'BRAND','subject':' ','state':'SUSPENDED','reason':'r'}",
                "{'scope':'BRAND','subject':'a\\u0000b','state':'SUSPENDED','reason':'r'}",
                "{'scope':'BRAND','subject':'X','state':'SUSPENDED','reason':'\\ud800'}",
                "{'scope':'PLANET','subject':'X','state':'SUSPENDED','reason':'r'}",
                "{'scope':'BRAND','subject':'X','state':'BANNED','reason':'r'}",
                "{'scope':'BRAND','subject':'X','state':'SUSPENDED','reason':'r','from':'2020-01-01T00:00:00Z'}",
                "{'scope':'BRAND','subject':'X','state':'SUSPENDED','reason':'r','from':'+900000000-01-01T00:00:00Z'}",
                "{'scope':'BRAND','subject':'X','state':'SUSPENDED','reason':'r','until':'-900000000-01-01T00:00:00Z'}",
                "{'scope':'BRAND','subject':'X','state':'SUSPENDED','reason':'r','from':'2090-01-01T00:00:00Z','until':'2090-01-01T00:00:00Z'}"
            })
    void refusesPoliciesThatCannotBe(String body) {
        assertThat(client.post("/v1/policies", policies.ops, body.replace('\'', '"'))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void knowsNoOtherPolicies() {
        String path = "/v1/policies/" + UUID.randomUUID();

        for (String each : List.of(path, path + "/reach", path + "/history")) {
            assertThat(client.get(each, policies.ops).problem()).isEqualTo("not-found");
        }
        assertThat(client.post(path + "/lift", policies.ops, """
                {"reason":"r"}""").problem()).isEqualTo("not-found");
        assertThat(client.get("/v1/policies/no-uuid", policies.ops).status()).isEqualTo(400);
        assertThat(list("?after=" + UUID.randomUUID()).path("policies")).isEmpty();
    }

    private double counted() {
        return meters.get("larder.policy.changes")
                .tags("scope", "seller", "state", "suspended")
                .counter()
                .count();
    }

    private JsonNode list(String query) {
        return client.get("/v1/policies" + query, policies.ops).json();
    }

    private JsonNode product(Sku sku) {
        return client.get("/v1/products/" + sku, shopper).json();
    }
}
