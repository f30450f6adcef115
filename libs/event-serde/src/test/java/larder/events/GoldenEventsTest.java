package larder.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import larder.contracts.Address;
import larder.contracts.Consent;
import larder.contracts.DecisionId;
import larder.contracts.DeviceId;
import larder.contracts.EventId;
import larder.contracts.ModelId;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShipmentId;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.WarehouseId;
import larder.contracts.account.AccountState;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.LevelRule;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.Ignored;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.delivery.DeliveryEvent;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceModelState;
import larder.contracts.device.DeviceState;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.Party;
import larder.contracts.product.ProductState;
import larder.contracts.stock.StockEvent;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pins the JSON of every event. The files under {@code golden} are the promise to whoever reads the topics: a file is added
 * with a new event or a new optional property, and never edited.
 */
class GoldenEventsTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final SlotId SLOT = SlotId.of("dev-1:main");
    private static final EventId EVENT = new EventId("press-1");
    private static final DecisionId DECISION = DecisionId.on(SLOT, EVENT);
    private static final OrderId ORDER = OrderId.from(DECISION);
    private static final Sku SKU = new Sku("WATER-1");
    private static final Quantity TWO = new Quantity(2);
    private static final Money PRICE = Money.of("6.25", "USD");
    private static final Money TOTAL = Money.of("12.50", "USD");
    private static final ShipmentId SHIPMENT = new ShipmentId("shp-1");
    private static final Address ADDRESS =
            new Address("A. Shopper", "1 High Street", "Flat 2", "Leeds", "LS1 4AP", "GB");
    private static final OrderTerms TERMS = new OrderTerms(
            new ShopperId("shopper-1"),
            SKU,
            TWO,
            TOTAL,
            ADDRESS,
            new Consent(
                    Consent.Mode.PROPOSE,
                    PRICE,
                    10,
                    8,
                    new Consent.QuietHours(LocalTime.of(22, 30), LocalTime.of(7, 0), ZoneId.of("Europe/London")),
                    true),
            OrderTerms.DeliveryPreference.IN_HOME);
    private static final OrderTerms TEST_TERMS = new OrderTerms(
            TERMS.owner(), SKU, TWO, TOTAL, ADDRESS, TERMS.consent(), OrderTerms.DeliveryPreference.IN_HOME, true);
    private static final LevelRule RULE = new LevelRule(new BigDecimal(100), new BigDecimal(20), new BigDecimal(10));

    private static Map<Topic<?, ?>, List<Object>> examples() {
        Map<Topic<?, ?>, List<Object>> examples = new LinkedHashMap<>();
        examples.put(
                Topics.DEVICE_EVENTS,
                List.of(
                        new DeviceEvent.ButtonPressed(EVENT, SLOT, DeviceEvent.Click.SINGLE, AT, AT),
                        new DeviceEvent.LevelRead(EVENT, SLOT, new BigDecimal("19.5"), AT, AT),
                        new DeviceEvent.UsageReported(EVENT, SLOT, new BigDecimal("0.25"), AT, AT),
                        new DeviceEvent.ReplenishmentAsked(EVENT, SLOT, DeviceEvent.Channel.VOICE, AT, AT)));
        examples.put(
                Topics.DEVICES,
                List.of(new DeviceState(
                        new DeviceId("dev-1"),
                        "button-one",
                        List.of("main"),
                        DeviceState.Status.CLAIMED,
                        new ShopperId("shopper-1"),
                        AT)));
        examples.put(
                Topics.DEVICE_MODELS,
                List.of(new DeviceModelState(
                        new ModelId("button-one"),
                        DeviceModelState.Kind.APPLIANCE,
                        List.of(new DeviceModelState.Slot(
                                "main", "%", new BigDecimal(100), List.of(SKU), List.of("water"))),
                        "partner-1",
                        AT)));
        examples.put(
                Topics.ACCOUNTS,
                List.of(new AccountState(new ShopperId("shopper-1"), AccountState.Status.ACTIVE, AT, AT)));
        examples.put(
                Topics.PRODUCTS,
                List.of(new ProductState(
                        SKU,
                        "larder",
                        "Clearbrook",
                        "08801234567893",
                        "spring-water",
                        new ProductState.Name("Spring water", "샘물"),
                        List.of("grocery", "grocery.water"),
                        new ProductState.Pack(24, new BigDecimal(500), "mL", new BigDecimal(12), "L"),
                        PRICE,
                        new ProductState.Sale(ProductState.SaleState.SELL_THROUGH, "the brand is being discontinued"),
                        7,
                        AT)));
        examples.put(
                Topics.BINDINGS,
                List.of(new BindingState(
                        SLOT,
                        TERMS,
                        false,
                        false,
                        5,
                        RULE,
                        3,
                        AT,
                        BindingState.Status.NEEDS_CHOICE,
                        BindingState.ChoiceReason.PRODUCT_NOT_FOR_SALE)));
        examples.put(
                Topics.DECISIONS,
                List.of(
                        new OrderDecided(
                                DECISION,
                                EVENT,
                                SLOT,
                                ORDER,
                                Decision.Trigger.PRESS,
                                TERMS,
                                false,
                                AT,
                                AT.plusMillis(9)),
                        new Ignored(
                                DECISION, EVENT, SLOT, Decision.Reason.ORDER_OPEN, ORDER, true, AT, AT.plusMillis(9))));
        examples.put(
                Topics.ORDER_EVENTS,
                List.of(
                        new OrderEvent.OrderRequested(
                                ORDER,
                                SLOT,
                                DECISION,
                                Decision.Trigger.PRESS,
                                TEST_TERMS,
                                AT,
                                by(Party.ENGINE, "PRESS")),
                        new OrderEvent.OrderAuthorising(ORDER, SLOT, TOTAL, AT, by(Party.CATALOGUE, "STOCK_RESERVED")),
                        new OrderEvent.OrderInResolution(
                                ORDER,
                                SLOT,
                                OrderEvent.ResolutionReason.PAYMENT,
                                AT.plusSeconds(259_200),
                                AT,
                                by(Party.PAYMENT, "PAYMENT")),
                        new OrderEvent.OrderPlaced(
                                ORDER,
                                SLOT,
                                TERMS,
                                PRICE,
                                TOTAL,
                                PRICE,
                                AT.plusSeconds(1800),
                                AT,
                                by(Party.PAYMENT, "PAYMENT_AUTHORISED")),
                        new OrderEvent.OrderHeld(
                                ORDER,
                                SLOT,
                                OrderEvent.HoldReason.PRICE_ABOVE_CEILING,
                                TOTAL,
                                AT.plusSeconds(60),
                                AT,
                                by(Party.CATALOGUE, "PRICE_ABOVE_CEILING")),
                        new OrderEvent.OrderConfirmed(
                                ORDER, SLOT, TERMS, TOTAL, PRICE, AT, by(Party.TIMER, "GRACE_OVER")),
                        new OrderEvent.OrderShipped(ORDER, SLOT, AT, by(Party.CARRIER, "DISPATCHED")),
                        new OrderEvent.OrderDelivered(ORDER, SLOT, AT, by(Party.CARRIER, "DELIVERED")),
                        new OrderEvent.OrderCancelled(
                                ORDER,
                                SLOT,
                                OrderEvent.CancelReason.BY_OPS,
                                AT,
                                new OrderEvent.Cause(Party.OPS, "BY_OPS", "The house has burnt down")),
                        new OrderEvent.OrderRejected(
                                ORDER,
                                SLOT,
                                OrderEvent.RejectReason.SALE_SUSPENDED,
                                "Recalled by its maker",
                                AT,
                                by(Party.CATALOGUE, "SALE_SUSPENDED")),
                        new OrderEvent.OrderUndelivered(
                                ORDER, SLOT, "nobody home", AT, by(Party.CARRIER, "nobody home")),
                        new OrderEvent.OrderReturnAsked(
                                ORDER, SLOT, AT, new OrderEvent.Cause(Party.SHOPPER, "DAMAGED", "It leaks")),
                        new OrderEvent.OrderReturnSettled(ORDER, SLOT, true, AT, by(Party.OPS, "ACCEPTED"))));
        examples.put(
                Topics.STOCK_EVENTS,
                List.of(
                        new StockEvent.StockReserved(
                                ORDER,
                                SKU,
                                TWO,
                                PRICE,
                                TOTAL,
                                new WarehouseId("main"),
                                AT,
                                new StockEvent.AskedFor(
                                        new Sku("WATER-2"), Quantity.ONE, new BigDecimal(24), new BigDecimal(12)),
                                new ProductState.Name("Spring water", "샘물"),
                                "larder"),
                        new StockEvent.StockRefused(
                                ORDER, SKU, OrderEvent.RejectReason.SALE_SUSPENDED, "Recalled by its maker", AT),
                        new StockEvent.StockReleased(ORDER, SKU, TWO, AT),
                        new StockEvent.StockShipped(ORDER, SKU, TWO, AT)));
        examples.put(
                Topics.DELIVERY_EVENTS,
                List.of(
                        new DeliveryEvent.ShipmentCreated(SHIPMENT, ORDER, AT),
                        new DeliveryEvent.ShipmentDispatched(SHIPMENT, ORDER, "TRK-1", AT),
                        new DeliveryEvent.OutForDelivery(SHIPMENT, ORDER, AT),
                        new DeliveryEvent.Delivered(SHIPMENT, ORDER, AT),
                        new DeliveryEvent.DeliveryFailed(SHIPMENT, ORDER, "nobody home", AT),
                        new DeliveryEvent.ShipmentCancelled(SHIPMENT, ORDER, AT),
                        new DeliveryEvent.ShipmentReturned(SHIPMENT, ORDER, AT)));
        return examples;
    }

    private static OrderEvent.Cause by(Party party, String why) {
        return new OrderEvent.Cause(party, why);
    }

    static Stream<Arguments> everyExample() {
        return examples().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(event ->
                                Arguments.of(entry.getKey(), event.getClass().getSimpleName(), event)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyExample")
    void writesAndReadsTheGoldenJson(Topic<?, ?> topic, String name, Object event) throws IOException {
        String golden = lastGolden(topic.name() + "/" + name);
        Headers headers = new RecordHeaders();
        try (EventSerializer<Object> out = new EventSerializer<>();
                EventDeserializer<Object> in = new EventDeserializer<>()) {

            byte[] written = out.serialize(topic.name(), headers, event);

            assertThat(EventJson.MAPPER.readTree(written)).isEqualTo(EventJson.MAPPER.readTree(golden));
            assertThat(EventHeaders.read(headers, EventHeaders.TYPE)).isEqualTo("larder." + name);
            assertThat(in.deserialize(topic.name(), headers, golden.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(event);
        }
    }

    @Test
    void hasAGoldenOfEveryEventOfEveryTopic() {
        assertThat(examples().keySet()).containsExactlyElementsOf(Topics.all());
        examples().forEach((topic, events) -> {
            Class<?>[] members = topic.value().getPermittedSubclasses();
            List<Class<?>> family = members == null ? List.of(topic.value()) : List.of(members);
            assertThat(events.stream().<Class<?>>map(Object::getClass)).containsExactlyInAnyOrderElementsOf(family);
        });
    }

    @Test
    void readsAnEventThatHasGrown() {
        Headers headers = typed("larder.OrderShipped");
        String grown = """
                {"order":"%s","slot":"dev-1:main","at":"2026-01-02T03:04:05.678Z","weight":{"grams":1200}}""".formatted(ORDER);

        assertThat(read("order-events", headers, grown)).isEqualTo(new OrderEvent.OrderShipped(ORDER, SLOT, AT));
    }

    @Test
    void refusesWhatIsNoEventOfItsTopic() {
        assertUnreadable("order-events", typed("larder.ButtonPressed"), "{}");
        assertUnreadable("order-events", typed("java.lang.Runtime"), "{}");
        assertUnreadable("order-events", new RecordHeaders(), "{}");
        assertUnreadable("order-events", typed("larder.OrderShipped"), "{");
        assertUnreadable("order-events", typed("larder.OrderShipped"), "{\"order\":\"no-uuid\"}");
        assertUnreadable("nowhere", typed("larder.OrderShipped"), "{}");
    }

    @Test
    void namesTheWholeRecordInCloudEventsTerms() {
        var outgoing = EventRecords.of(
                Topics.DELIVERY_EVENTS, ORDER, new DeliveryEvent.Delivered(SHIPMENT, ORDER, AT), "id-1", AT);

        assertThat(outgoing.key()).isEqualTo(ORDER.value());
        assertThat(EventHeaders.read(outgoing.headers(), "ce_specversion")).isEqualTo("1.0");
        assertThat(EventHeaders.read(outgoing.headers(), "ce_id")).isEqualTo("id-1");
        assertThat(EventHeaders.read(outgoing.headers(), "ce_source")).isEqualTo("/larder/delivery-service");
        assertThat(EventHeaders.read(outgoing.headers(), "ce_type")).isEqualTo("larder.Delivered");
        assertThat(EventHeaders.read(outgoing.headers(), "ce_time")).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(EventHeaders.read(outgoing.headers(), "content-type")).isEqualTo("application/json");
    }

    private static void assertUnreadable(String topic, Headers headers, String json) {
        assertThatThrownBy(() -> read(topic, headers, json)).isInstanceOf(UnreadableEvent.class);
    }

    static Object read(String topic, Headers headers, String json) {
        try (EventDeserializer<Object> in = new EventDeserializer<>()) {
            return Objects.requireNonNull(in.deserialize(topic, headers, json.getBytes(StandardCharsets.UTF_8)));
        }
    }

    static Headers typed(String type) {
        return new RecordHeaders().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
    }

    /** The golden of the version that is written today. */
    private static String lastGolden(String name) throws IOException {
        int version = 1;
        while (GoldenEventsTest.class.getResource("/golden/" + name + ".v" + (version + 1) + ".json") != null) {
            version++;
        }
        return golden(name + ".v" + version + ".json");
    }

    static String golden(String name) throws IOException {
        try (InputStream file = GoldenEventsTest.class.getResourceAsStream("/golden/" + name)) {
            if (file == null) {
                throw new AssertionError("no golden file " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
