package larder.bench;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import larder.contracts.Address;
import larder.contracts.DecisionId;
import larder.contracts.EventId;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.events.EventRecords;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Orders of one pack each, from ten thousand slots in turn. */
final class OrderRequests {

    private static final Address ADDRESS = new Address("Kim Bench", "1 Floor Street", null, "Seoul", "04524", "KR");

    private OrderRequests() {}

    static Sku sku(int number) {
        return new Sku("BENCH-%05d".formatted(number));
    }

    /**
     * New orders.
     *
     * @param products of how many products in turn
     */
    static Stream<ProducerRecord<String, byte[]>> of(int products, int count, Instant now) {
        return IntStream.range(0, count).mapToObj(number -> record(number, sku(number % products), now));
    }

    private static ProducerRecord<String, byte[]> record(int number, Sku sku, Instant now) {
        SlotId slot = HouseholdEvents.slot(number);
        DecisionId decision = DecisionId.on(slot, new EventId(UUID.randomUUID().toString()));
        var terms = new OrderTerms(new ShopperId("bench-shopper"), sku, Quantity.ONE, null, ADDRESS);
        var request = new OrderRequested(OrderId.from(decision), slot, decision, Trigger.PRESS, terms, now);
        return EventRecords.of(
                Topics.ORDER_EVENTS, slot, request, UUID.randomUUID().toString(), now);
    }
}
