package larder.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Price;
import larder.order.ledger.Sent;
import larder.order.ledger.Step;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class OrderFiltersIT extends OrderScene {

    private final OrderTerms terms = Fixtures.terms();
    private final String owner = terms.owner().value();
    private final String shopper = token(owner, "shopper");

    @Autowired
    OrderLedger ledger;

    @Test
    void findsByEachFilterAndByAllTogether() {
        OrderDecided pressed = opened(Trigger.PRESS);
        OrderDecided held = opened(Trigger.LEVEL);
        ledger.ask(
                held.order(),
                _ -> new Step.Hold(
                        Price.of(UNIT, TOTAL),
                        new Sent(terms.sku(), terms.quantity()),
                        HoldReason.QUIET_HOURS,
                        Duration.ofDays(1)));
        OrderDecided cancelled = opened(Trigger.USAGE);
        ledger.ask(cancelled.order(), _ -> Step.Cancel.byShopper());

        assertThat(found("state=HELD,CANCELLED")).containsExactly(id(cancelled), id(held));
        assertThat(found("state=HELD&state=REQUESTED")).containsExactly(id(held), id(pressed));
        assertThat(found("trigger=PRESS")).containsExactly(id(pressed));
        assertThat(found("holdReason=QUIET_HOURS")).containsExactly(id(held));
        assertThat(found("slot=" + held.slot().value())).containsExactly(id(held));
        assertThat(found("sku=" + terms.sku().value())).hasSize(3);
        assertThat(found("sku=ANOTHER")).isEmpty();
        assertThat(found("test=true")).isEmpty();
        assertThat(found("test=false")).hasSize(3);
        String since = requestedAt(held);
        assertThat(found("from=" + since)).containsExactly(id(cancelled), id(held));
        assertThat(found("to=" + since)).containsExactly(id(pressed));
        assertThat(found("state=HELD&trigger=LEVEL&holdReason=QUIET_HOURS&test=false&from=" + since
                        + "&slot=" + held.slot().value() + "&sku="
                        + terms.sku().value() + "&owner=" + owner))
                .containsExactly(id(held));
    }

    @Test
    void letsOperationsLookForAnOwnerAndAShopperOnlyForThemselves() {
        OrderDecided own = opened(Trigger.LEVEL);

        assertThat(ids(client().get("/v1/orders?owner=" + owner, ops))).containsExactly(id(own));
        assertThat(ids(client().get("/v1/orders?owner=" + owner, token("somebody-else", "shopper"))))
                .isEmpty();
    }

    @Test
    void movesNoPageForOrdersThatComeMeanwhile() {
        List<String> made =
                IntStream.range(0, 4).mapToObj(_ -> id(opened(Trigger.LEVEL))).toList();
        Response first = client().get("/v1/orders?limit=2", shopper);
        opened(Trigger.LEVEL);

        List<String> second = found("limit=2&after=" + first.json().path("next").asString());

        assertThat(ids(first)).containsExactly(made.get(3), made.get(2));
        assertThat(second).containsExactly(made.get(1), made.get(0));
    }

    @Test
    void answersWhatTheCallerHasAlreadyWith304() {
        OrderDecided order = opened(Trigger.LEVEL);
        for (String path : List.of("/v1/orders", path(order))) {
            Response first = client().get(path, shopper);
            String tag = first.headers().firstValue("ETag").orElseThrow();

            Response same = client().send("GET", path, shopper, null, "If-None-Match", tag);
            ledger.ask(order.order(), _ -> new Step.Reject(RejectReason.UNKNOWN_PRODUCT, null));
            Response changed = client().send("GET", path, shopper, null, "If-None-Match", tag);

            assertThat(first.headers().firstValue("Cache-Control").orElse("")).contains("private", "no-cache");
            assertThat(same.status()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            if (path.equals("/v1/orders")) {
                assertThat(changed.status()).isEqualTo(200);
                assertThat(changed.headers().firstValue("ETag"))
                        .isNotEqualTo(first.headers().firstValue("ETag"));
            }
        }
    }

    @Test
    void tellsOperationsOnlyWhichOfThemItWas() {
        OrderDecided order = opened(Trigger.LEVEL);
        ledger.ask(order.order(), _ -> Step.Cancel.byOps("operator-7", "asked for by phone"));

        JsonNode seenByOps =
                client().get(path(order), ops).json().path("history").get(1);
        JsonNode seenByOwner =
                client().get(path(order), shopper).json().path("history").get(1);

        assertThat(seenByOps.path("who").asString()).isEqualTo("operator-7");
        assertThat(seenByOwner.has("who")).isFalse();
        assertThat(seenByOwner.path("by").asString()).isEqualTo("OPS");
        assertThat(seenByOwner.path("note").asString()).isEqualTo("asked for by phone");
    }

    @Test
    void exportsAsCsvWithoutFormulas() {
        OrderDecided order = decided(Trigger.LEVEL, Fixtures.termsUpTo(Money.of("20.00", "USD")));
        String own = shopper(order);
        ledger.open(order);
        jdbc.sql("update orders set recipient = ?, line1 = ? where id = ?")
                .param("=HYPERLINK(\"http://evil\")")
                .param("12 \"Harbour\", Street")
                .param(order.order().uuid())
                .update();

        Response csv = client().send("GET", "/v1/orders/export", own, null, "Accept", "text/csv");

        String[] lines = csv.body().split("\r\n");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("orderId,slotId,ownerId,trigger,state,sku,quantity,unitPrice,total,currency");
        assertThat(lines[1])
                .startsWith(id(order) + ",")
                .contains("\"'=HYPERLINK(\"\"http://evil\"\")\"", "\"12 \"\"Harbour\"\", Street\"");
        assertThat(client().get("/v1/orders/export?format=csv", own).body()).isEqualTo(csv.body());
    }

    @Test
    void exportsMorePagesThanOneAsJson() {
        jdbc.sql("""
                        insert into orders (id, decision_id, event_id, slot, trigger, state, received_at, requested_at, ended_at,
                            owner, sku, packs, recipient, line1, city, postal_code, country, consent, delivery_preference,
                            steps, version)
                        select gen_random_uuid(), gen_random_uuid(), 'e' || n, 'dev:main', 'PRESS', 'REJECTED', now(), now(), now(),
                            :owner, 'TEST-SKU', 1, 'Ada', '77 Secret Lane', 'Oulu', '90100', 'FI', '{"mode":"INSTANT"}', 'DOORSTEP',
                            2, 0
                        from generate_series(1, 1200) n
                        """).param("owner", owner).update();

        Response all = client().get("/v1/orders/export", shopper);

        assertThat(ids(all)).hasSize(1200).doesNotHaveDuplicates();
        assertThat(all.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"orders.json\"");
        assertThat(ids(client().get("/v1/orders/export?to=2020-01-01T00:00:00Z", shopper)))
                .isEmpty();
        assertThat(ids(client().get("/v1/orders/export", token("somebody-else", "shopper"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?state=HELD,LOST",
                "?trigger=x",
                "?holdReason=x",
                "?test=maybe",
                "?from=yesterday",
                "?sku=a%20b",
                "/export?format=xml",
                "/export?from=today"
            })
    void refusesWhatMakesNoSense(String query) {
        Response refused = client().get("/v1/orders" + query, ops);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
    }

    @Test
    void hasNothingInOtherForms() {
        for (String path : List.of("/v1/orders/export", "/v1/orders/stream")) {
            Response refused = client().send("GET", path, shopper, null, "Accept", "text/html");

            assertThat(refused.status()).as(path).isEqualTo(406);
            assertThat(refused.problem()).isEqualTo("not-acceptable");
        }
    }

    private OrderDecided opened(Trigger trigger) {
        OrderDecided decided = decided(trigger, terms);
        ledger.open(decided);
        return decided;
    }

    private static String id(OrderDecided decided) {
        return decided.order().value();
    }

    private String requestedAt(OrderDecided decided) {
        return look(decided).path("requestedAt").asString();
    }

    private List<String> found(String query) {
        return ids(client().get("/v1/orders?" + query, shopper));
    }

    private static List<String> ids(Response response) {
        return response.json()
                .path("orders")
                .valueStream()
                .map(order -> order.path("orderId").asString())
                .toList();
    }
}
