package larder.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import larder.contracts.Address;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A household with rules of its own; each of its orders costs 15.00 USD. */
abstract class GuardScene extends OrderScene {

    static final String DAY_BUDGET =
            "{\"currency\":\"USD\",\"zone\":\"UTC\",\"perDay\":{\"amount\":\"40.00\",\"currency\":\"USD\"}}";

    final ShopperId owner = Fixtures.shopper();
    final String token = token(owner.value(), "shopper");

    OrderTerms terms() {
        return terms(2);
    }

    OrderTerms terms(int packs) {
        Address home = Fixtures.address();
        return new OrderTerms(owner, new Sku("TEST-SKU"), new Quantity(packs), null, home);
    }

    OrderDecided placed() {
        return reserve(Trigger.LEVEL, terms(), "PLACED");
    }

    OrderDecided held(String reason) {
        return held(Trigger.LEVEL, reason);
    }

    OrderDecided held(Trigger trigger, String reason) {
        OrderDecided decided = reserve(trigger, terms(), "HELD");
        assertThat(look(decided).path("holdReason").asString()).isEqualTo(reason);
        return decided;
    }

    JsonNode ok(Response answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    Response approve(OrderDecided decided) {
        return client().post(path(decided) + "/approve", token, "");
    }

    Response approve(OrderDecided decided, String pin) {
        return client().post(path(decided) + "/approve", token, json(Map.of("pin", pin)));
    }

    static String json(Map<String, ?> body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    /** What the last step of its history says besides its cause. */
    String note(OrderDecided decided) {
        return look(decided)
                .path("history")
                .valueStream()
                .toList()
                .getLast()
                .path("note")
                .asString("");
    }
}
