package larder.order;

import static org.assertj.core.api.Assertions.assertThat;

import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.delivery.DeliveryEvent.Delivered;
import larder.contracts.order.OrderEvent.Cause;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderReturnAsked;
import larder.contracts.order.OrderEvent.OrderReturnSettled;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Shoppers give back what they cannot cancel any more. */
class ReturnIT extends OrderScene {

    @Test
    void isAskedForOnceAndSettledOnce() {
        OrderDecided decided = delivered();

        Response asked = ask(decided, "DAMAGED");
        Response again = ask(decided, "NOT_WANTED");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(again.json().path("returns")).hasSize(1);
        assertThat(again.json().path("returns").get(0).path("reason").asString())
                .isEqualTo("DAMAGED");
        assertThat(isOpen(decided)).isTrue();

        Response settled = settle(decided, true);

        assertThat(settled.json().path("state").asString()).isEqualTo("DELIVERED");
        assertThat(settled.json().path("returns").get(0).path("accepted").asBoolean())
                .isTrue();
        assertThat(isOpen(decided)).isFalse();
        assertThat(settle(decided, false).problem()).isEqualTo("conflict");
        assertThat(ask(decided, "DAMAGED").problem()).isEqualTo("conflict");
        var told = (OrderReturnAsked) orderEvents.await(
                event -> event instanceof OrderReturnAsked each && each.order().equals(decided.order()));
        assertThat(told.cause()).isNotNull().extracting(Cause::why).isEqualTo("DAMAGED");
        assertThat(orderEvents.await(event -> event instanceof OrderReturnSettled each
                        && each.order().equals(decided.order())
                        && each.accepted()))
                .isNotNull();
    }

    @Test
    void canBeAskedForAgainWhenItWasRefused() {
        OrderDecided decided = delivered();
        ask(decided, "TOO_LATE");
        settle(decided, false);

        assertThat(ask(decided, "DAMAGED").json().path("returns")).hasSize(2);
    }

    @Test
    void isToldBeforeTheOrderIsCalledOffForIt() {
        OrderDecided decided = reserve(Trigger.PRESS, Fixtures.terms(), "CONFIRMED");
        ask(decided, "NOT_WANTED");
        settle(decided, true);

        orderEvents.await(
                event -> event instanceof OrderCancelled each && each.order().equals(decided.order()));

        assertThat(orderEvents.once().stream()
                        .filter(event -> event.order().equals(decided.order()))
                        .filter(event -> event instanceof OrderReturnSettled || event instanceof OrderCancelled))
                .hasExactlyElementsOfTypes(OrderReturnSettled.class, OrderCancelled.class);
    }

    @Test
    void isPossibleOnTheWayAndForFourteenDays() {
        OrderDecided confirmed = reserve(Trigger.PRESS, Fixtures.terms(), "CONFIRMED");
        Response tooLate = client().post(path(confirmed) + "/cancel", shopper(confirmed), "");
        assertThat(tooLate.problem()).isEqualTo("order-not-cancellable");
        assertThat(tooLate.body()).contains("a return can be asked for");
        assertThat(ask(confirmed, "NOT_WANTED").status()).isEqualTo(200);
        assertThat(settle(confirmed, true).json().path("state").asString()).isEqualTo("CANCELLED");
        assertThat(causes(confirmed)).endsWith("BY_OPS");

        OrderDecided old = delivered();
        jdbc.sql("update orders set ended_at = now() - interval '14 days' where id = ?")
                .param(old.order().uuid())
                .update();
        assertThat(ask(old, "NOT_WANTED").problem()).isEqualTo("conflict");
        OrderDecided placed = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
        assertThat(ask(placed, "NOT_WANTED").problem()).isEqualTo("conflict");
    }

    @Test
    void isForThoseWhomItConcerns() {
        OrderDecided decided = delivered();

        assertThat(client().post(path(decided) + "/return", token("stranger", "shopper"), wish("DAMAGED"))
                        .status())
                .isEqualTo(404);
        assertThat(client().post(path(decided) + "/return", ops, wish("DAMAGED"))
                        .status())
                .isEqualTo(403);
        assertThat(client().post(path(decided) + "/return/settlement", shopper(decided), "{\"accepted\":true}")
                        .status())
                .isEqualTo(403);
        assertThat(client().get("/v1/returns", shopper(decided)).status()).isEqualTo(403);
        assertThat(client().post(path(decided) + "/return", shopper(decided), "{}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void listsPageByPage() {
        ask(delivered(), "DAMAGED");
        ask(delivered(), "DAMAGED");

        JsonNode first = client().get("/v1/returns?limit=1", ops).json();
        JsonNode second = client().get(
                        "/v1/returns?limit=1&after=" + first.path("next").asLong(), ops)
                .json();

        assertThat(first.path("returns")).hasSize(1);
        assertThat(second.path("returns").get(0).path("orderId").asString())
                .isNotEqualTo(first.path("returns").get(0).path("orderId").asString());
    }

    private OrderDecided delivered() {
        OrderDecided decided = reserve(Trigger.PRESS, Fixtures.terms(), "CONFIRMED");
        deliveryEvents(decided, new Delivered(shipment(decided), decided.order(), Fixtures.now()));
        awaitState(decided, "DELIVERED");
        return decided;
    }

    private boolean isOpen(OrderDecided decided) {
        return client().get("/v1/returns?limit=200", ops)
                .body()
                .contains(decided.order().value());
    }

    private Response ask(OrderDecided decided, String reason) {
        return client().post(path(decided) + "/return", shopper(decided), wish(reason));
    }

    private Response settle(OrderDecided decided, boolean accepted) {
        return client().post(
                        path(decided) + "/return/settlement", ops, "{\"accepted\":" + accepted + ",\"note\":\"ok\"}");
    }

    private static String wish(String reason) {
        return "{\"reason\":\"" + reason + "\",\"note\":\"It leaks\"}";
    }
}
