package larder.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import larder.contracts.Address;
import larder.contracts.Consent;
import larder.contracts.DecisionId;
import larder.contracts.EventId;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.LevelRule;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.order.OrderEvent;
import larder.contracts.stock.StockEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Events that have grown since their first golden file are still read from it, with what the absent properties mean. */
class FormerEventsTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final SlotId SLOT = SlotId.of("dev-1:main");
    private static final EventId EVENT = new EventId("press-1");
    private static final DecisionId DECISION = DecisionId.on(SLOT, EVENT);
    private static final OrderId ORDER = OrderId.from(DECISION);
    private static final Sku SKU = new Sku("WATER-1");
    private static final Quantity TWO = new Quantity(2);
    private static final Money PRICE = Money.of("6.25", "USD");
    private static final Money TOTAL = Money.of("12.50", "USD");
    private static final Address ADDRESS =
            new Address("A. Shopper", "1 High Street", "Flat 2", "Leeds", "LS1 4AP", "GB");
    private static final OrderTerms TERMS = new OrderTerms(new ShopperId("shopper-1"), SKU, TWO, TOTAL, ADDRESS);
    private static final LevelRule RULE = new LevelRule(new BigDecimal(100), new BigDecimal(20), new BigDecimal(10));

    /** What the first version of a golden means today, where the event has grown since. */
    static Stream<Arguments> everyGrownEvent() {
        return Stream.of(
                Arguments.of(Topics.BINDINGS, new BindingState(SLOT, TERMS, false, false, 5, RULE, 3, AT)),
                Arguments.of(
                        Topics.DECISIONS,
                        new OrderDecided(
                                DECISION,
                                EVENT,
                                SLOT,
                                ORDER,
                                Decision.Trigger.PRESS,
                                TERMS,
                                false,
                                AT,
                                AT.plusMillis(9))),
                Arguments.of(
                        Topics.ORDER_EVENTS,
                        new OrderEvent.OrderRequested(ORDER, SLOT, DECISION, Decision.Trigger.PRESS, TERMS, AT)),
                Arguments.of(
                        Topics.ORDER_EVENTS,
                        new OrderEvent.OrderPlaced(ORDER, SLOT, TERMS, PRICE, TOTAL, AT.plusSeconds(1800), AT)),
                Arguments.of(Topics.ORDER_EVENTS, new OrderEvent.OrderConfirmed(ORDER, SLOT, TERMS, TOTAL, AT)),
                Arguments.of(
                        Topics.STOCK_EVENTS, new StockEvent.StockReserved(ORDER, SKU, TWO, PRICE, TOTAL, AT)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyGrownEvent")
    void readsWhatWasWrittenBeforeTheEventGrew(Topic<?, ?> topic, Object event) throws IOException {
        String name = event.getClass().getSimpleName();

        assertThat(GoldenEventsTest.read(
                        topic.name(),
                        GoldenEventsTest.typed("larder." + name),
                        GoldenEventsTest.golden(topic.name() + "/" + name + ".v1.json")))
                .isEqualTo(event);
    }

    @Test
    void takesTermsOfBeforeForTermsThatAskForNothing() {
        assertThat(TERMS.consent()).isEqualTo(Consent.UNASKED);
        assertThat(TERMS.deliveryPreference()).isEqualTo(OrderTerms.DeliveryPreference.DOORSTEP);
        assertThat(new BindingState(SLOT, TERMS, false, false, 5, null, 1, AT).status())
                .isEqualTo(BindingState.Status.ACTIVE);
    }
}
