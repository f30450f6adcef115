package larder.gateway.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import larder.contracts.Consent;
import larder.contracts.DeviceId;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.BindingState.ChoiceReason;
import larder.contracts.binding.BindingState.Status;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderDelivered;
import larder.contracts.order.OrderEvent.OrderHeld;
import larder.contracts.order.OrderEvent.OrderInResolution;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.OrderReturnSettled;
import larder.contracts.order.OrderEvent.OrderUndelivered;
import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.gateway.GatewayTest;
import larder.gateway.TestPerson;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NoticesIT extends GatewayTest {

    private static final Sku SKU = new Sku("SOAP-1");
    private static final Money TOTAL = Money.of("4.50", "USD");

    private final TestTopic<SlotId, BindingState> bindings = TestTopic.of(Topics.BINDINGS);
    private final TestTopic<SlotId, OrderEvent> orders = TestTopic.of(Topics.ORDER_EVENTS);

    @Test
    void tellsOnceThatASlotNeedsAChoice() {
        TestPerson person = person();
        String access = person.accessToken();
        SlotId slot = slot();
        BindingState stuck = binding(slot, id(access), 2, Status.NEEDS_CHOICE, ChoiceReason.PRODUCT_REMOVED);
        String event = UUID.randomUUID().toString();
        SlotId last = slot();

        bindings.send(slot, binding(slot, id(access), 1, Status.ACTIVE, null));
        bindings.send(slot, stuck, event);
        bindings.send(slot, stuck, event);
        bindings.send(slot, binding(slot, id(access), 3, Status.NEEDS_CHOICE, ChoiceReason.PRODUCT_NOT_FOR_SALE));
        awaitNotice(access, "SLOT_NEEDS_CHOICE", slot.value());
        // Of another slot, to know that all before it was heard wherever partitions are read in turn.
        bindings.send(last, binding(last, id(access), 1, Status.NEEDS_CHOICE, ChoiceReason.CURRENCY_CHANGED));
        JsonNode second = awaitNotice(access, "SLOT_NEEDS_CHOICE", last.value());

        assertThat(count(access, "SLOT_NEEDS_CHOICE", slot.value())).isEqualTo(1);
        assertThat(mails().awaitCount(3, person.email(), "News of your account").stream()
                        .filter(mail -> mail.contains(slot.value())))
                .hasSize(1);
        assertThat(gateway()
                        .post("/api/notices/read?upTo=" + second.path("id").asLong(), access, "")
                        .status())
                .isEqualTo(204);
        assertThat(gateway().get("/api/notices", access).json().path("unread").asLong())
                .isZero();
    }

    @Test
    void tellsWhatBecomesOfADevice() {
        TestPerson giver = person();
        TestPerson taker = person();
        String givers = giver.accessToken();
        String takers = taker.accessToken();
        JsonNode made = gateway()
                .post("/api/devices", ops(), """
                        {"serial":"%s","model":"larder-button","key":{"algorithm":"hmac-sha256"}}""".formatted(UUID.randomUUID()))
                .json();
        String device = made.path("deviceId").asString();

        assertThat(claim(givers, made.path("claimCode").asString()).status()).isIn(200, 201);
        awaitNotice(givers, "DEVICE_CLAIMED", device);
        Response offer = gateway().post("/api/devices/" + device + "/transfer", givers, "");
        assertThat(offer.status()).as(offer.body()).isIn(200, 201);
        assertThat(claim(takers, offer.json().path("claimCode").asString()).status())
                .isIn(200, 201);
        awaitNotice(givers, "DEVICE_TRANSFERRED", device);
        awaitNotice(takers, "DEVICE_CLAIMED", device);
        assertThat(gateway().delete("/api/devices/" + device, takers).status()).isEqualTo(204);
        JsonNode end = awaitNotice(takers, "DEVICE_DEREGISTERED", device);

        assertThat(end.path("read").asBoolean()).isFalse();
        assertThat(count(givers, "DEVICE_DEREGISTERED", device)).isZero();
        assertThat(mails().awaitCount(2, giver.email(), "News of your account"))
                .anyMatch(mail -> mail.contains(device));
    }

    @Test
    void tellsWhoseOrderItIsWhatStandsInItsWay() {
        TestPerson person = person();
        String access = person.accessToken();
        SlotId slot = slot();
        OrderId order = request(slot, access, false);

        orders.send(slot, new OrderHeld(order, slot, HoldReason.PRICE_DRIFT, TOTAL, now(), now()));
        orders.send(slot, new OrderInResolution(order, slot, ResolutionReason.OUT_OF_STOCK, now(), now(), null));
        orders.send(slot, new OrderInResolution(order, slot, ResolutionReason.ADDRESS, now(), now(), null));
        orders.send(slot, new OrderInResolution(order, slot, ResolutionReason.PAYMENT, now(), now(), null));
        orders.send(slot, new OrderCancelled(order, slot, CancelReason.UNRESOLVED, now()));
        JsonNode last = awaitNotice(access, "ORDER_UNRESOLVED", order.value());

        assertThat(last.has("test")).isFalse();
        for (String kind : List.of("ORDER_HELD", "ORDER_OUT_OF_STOCK", "ORDER_WITHOUT_ADDRESS", "ORDER_UNPAID")) {
            assertThat(count(access, kind, order.value())).as(kind).isEqualTo(1);
        }
        assertThat(mails().awaitCount(6, person.email(), "News of your account"))
                .filteredOn(mail -> mail.contains(SKU.value()))
                .hasSize(5)
                .noneMatch(mail -> mail.contains("This is a test"));
    }

    @Test
    void tellsNobodyOfAnOrderThatIsOverOrThatTheyEndedThemselves() {
        String access = person().accessToken();
        SlotId slot = slot();
        OrderId cancelled = request(slot, access, false);
        orders.send(slot, new OrderCancelled(cancelled, slot, CancelReason.BY_SHOPPER, now()));
        orders.send(slot, new OrderHeld(cancelled, slot, HoldReason.PRICE_DRIFT, TOTAL, now(), now()));
        OrderId lapsed = request(slot, access, false);
        orders.send(slot, new OrderCancelled(lapsed, slot, CancelReason.LAPSED, now()));

        awaitNotice(access, "ORDER_LAPSED", lapsed.value());

        assertThat(notices(access))
                .noneMatch(notice -> notice.path("about").asString().equals(cancelled.value()));
    }

    @Test
    void marksWhatIsOnlyATest() {
        TestPerson person = person();
        String access = person.accessToken();
        SlotId slot = slot();
        OrderId order = request(slot, access, true);

        orders.send(slot, new OrderUndelivered(order, slot, "nobody was in", now()));

        assertThat(awaitNotice(access, "ORDER_UNDELIVERED", order.value())
                        .path("test")
                        .asBoolean())
                .isTrue();
        assertThat(mails().awaitCount(2, person.email(), "News of your account"))
                .anyMatch(mail -> mail.contains("This is a test"));
    }

    @Test
    void tellsWhetherAnOrderMayBeGivenBack() {
        TestPerson person = person();
        String access = person.accessToken();
        SlotId slot = slot();
        OrderId kept = request(slot, access, false);
        orders.send(slot, new OrderDelivered(kept, slot, now()));
        OrderId underWay = request(slot, access, false);

        orders.send(slot, new OrderReturnSettled(kept, slot, false, now(), null));
        orders.send(slot, new OrderReturnSettled(kept, slot, true, now(), null));
        orders.send(slot, new OrderReturnSettled(underWay, slot, true, now(), null));
        orders.send(slot, new OrderCancelled(underWay, slot, CancelReason.BY_OPS, now()));
        OrderId last = request(slot, access, false);
        orders.send(slot, new OrderCancelled(last, slot, CancelReason.BY_OPS, now()));
        awaitNotice(access, "ORDER_CALLED_OFF", last.value());

        assertThat(count(access, "ORDER_RETURN_REFUSED", kept.value())).isEqualTo(1);
        assertThat(count(access, "ORDER_RETURN_ACCEPTED", kept.value())).isEqualTo(1);
        assertThat(count(access, "ORDER_RETURN_ACCEPTED", underWay.value())).isEqualTo(1);
        assertThat(count(access, "ORDER_CALLED_OFF", underWay.value())).isZero();
        assertThat(mails().awaitCount(5, person.email(), "News of your account"))
                .anyMatch(mail -> mail.contains("cannot be given back"));
    }

    private OrderId request(SlotId slot, String access, boolean test) {
        OrderId order = new OrderId(UUID.randomUUID());
        var terms = new OrderTerms(
                id(access),
                SKU,
                Quantity.ONE,
                null,
                Fixtures.address(),
                Consent.UNASKED,
                OrderTerms.DeliveryPreference.DOORSTEP,
                test);
        orders.send(
                slot,
                new OrderRequested(
                        order, slot, Fixtures.orderDecided(slot, terms).decision(), Trigger.PRESS, terms, now()));
        return order;
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private Response claim(String token, String code) {
        return gateway().post("/api/devices/claims", token, "{\"claimCode\":\"" + code + "\"}");
    }

    private JsonNode awaitNotice(String token, String kind, String about) {
        Awaitility.await().until(() -> count(token, kind, about) > 0);
        return notices(token).stream()
                .filter(notice -> is(notice, kind, about))
                .findFirst()
                .orElseThrow();
    }

    private long count(String token, String kind, String about) {
        return notices(token).stream().filter(notice -> is(notice, kind, about)).count();
    }

    private List<JsonNode> notices(String token) {
        return gateway()
                .get("/api/notices", token)
                .json()
                .path("notices")
                .valueStream()
                .toList();
    }

    private static boolean is(JsonNode notice, String kind, String about) {
        return notice.path("kind").asString().equals(kind)
                && notice.path("about").asString().equals(about);
    }

    private ShopperId id(String access) {
        return new ShopperId(
                gateway().get("/api/account", access).json().path("account").asString());
    }

    private static BindingState binding(
            SlotId slot, ShopperId owner, long version, Status status, @Nullable ChoiceReason reason) {
        OrderTerms terms = new OrderTerms(owner, SKU, new Quantity(1), null, Fixtures.address());
        return new BindingState(slot, terms, false, false, 5, null, version, now(), status, reason);
    }

    private static SlotId slot() {
        return new SlotId(new DeviceId("d-" + UUID.randomUUID()), SlotId.MAIN);
    }
}
