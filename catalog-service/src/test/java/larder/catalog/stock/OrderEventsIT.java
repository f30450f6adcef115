package larder.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderRejected;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.OrderShipped;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReleased;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.contracts.stock.StockEvent.StockShipped;
import larder.testing.Fixtures;
import larder.testing.LarderIntegrationTest;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@LarderIntegrationTest
class OrderEventsIT {

    private final TestTopic<SlotId, OrderEvent> orders = TestTopic.of(Topics.ORDER_EVENTS);
    private final TestTopic<OrderId, StockEvent> stockEvents = TestTopic.of(Topics.STOCK_EVENTS);
    private final SlotId slot = Fixtures.slot();
    private final ReadStock readStock;
    private final Catalogue catalogue;

    OrderEventsIT(
            @Autowired ReadStock readStock, @Autowired ListProduct listProduct, @Autowired ReceiveStock receiveStock) {
        this.readStock = readStock;
        this.catalogue = new Catalogue(listProduct, receiveStock);
    }

    @Test
    void reservesAndShipsWhatIsOrdered() {
        Sku sku = catalogue.productWithStock(5);
        OrderRequested request = request(sku, 2);

        orders.send(slot, request);
        StockEvent reserved = awaitAnswer(request.order(), StockReserved.class);
        orders.send(slot, new OrderShipped(request.order(), slot, Fixtures.now()));
        awaitAnswer(request.order(), StockShipped.class);

        assertThat(reserved)
                .isInstanceOfSatisfying(
                        StockReserved.class,
                        answer -> assertThat(answer.total()).isEqualTo(Money.of("9.00", "USD")));
        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 5, 3, 0, 2));
    }

    @Test
    void putsCancelledPacksBack() {
        Sku sku = catalogue.productWithStock(5);
        OrderRequested request = request(sku, 2);

        orders.send(slot, request);
        orders.send(slot, new OrderCancelled(request.order(), slot, CancelReason.BY_SHOPPER, Fixtures.now()));

        awaitAnswer(request.order(), StockReleased.class);
        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 5, 5, 0, 0));
    }

    @Test
    void refusesWhatIsOutOfStockAndThenIgnoresTheRejection() {
        Sku sku = catalogue.productWithStock(1);
        OrderRequested request = request(sku, 2);

        orders.send(slot, request);
        StockEvent refused = awaitAnswer(request.order(), StockRefused.class);
        orders.send(slot, new OrderRejected(request.order(), slot, RejectReason.OUT_OF_STOCK, Fixtures.now()));
        OrderRequested next = request(sku, 1);
        orders.send(slot, next);
        awaitAnswer(next.order(), StockReserved.class);

        assertThat(refused)
                .isInstanceOfSatisfying(
                        StockRefused.class,
                        answer -> assertThat(answer.reason()).isEqualTo(RejectReason.OUT_OF_STOCK));
        assertThat(answers(request.order())).hasSize(1);
    }

    @Test
    void tellsWhatIsSetAsideAndWhoSellsIt() {
        OrderRequested request = request(catalogue.productWithStock(1), 1);

        orders.send(slot, request);

        assertThat((StockReserved) awaitAnswer(request.order(), StockReserved.class))
                .satisfies(answer -> assertThat(answer.seller()).isEqualTo("larder"))
                .satisfies(answer -> assertThat(answer.productName()).isNotNull());
    }

    @Test
    void pricesATestAndTouchesNoStock() {
        Sku sku = catalogue.productWithStock(1);
        OrderRequested test = test(sku);

        orders.send(slot, test);
        orders.send(slot, test);
        var priced = (StockReserved) awaitAnswer(test.order(), StockReserved.class);
        orders.send(slot, new OrderShipped(test.order(), slot, Fixtures.now()));
        OrderRequested next = request(sku, 1);
        orders.send(slot, next);
        awaitAnswer(next.order(), StockReserved.class);

        assertThat(priced.total()).isEqualTo(Money.of("9.00", "USD"));
        assertThat(priced.warehouse()).isNull();
        assertThat(answers(test.order())).hasSize(1);
        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 1, 0, 1, 0));
    }

    @Test
    void refusesATestOfWhatThereIsNot() {
        OrderRequested test = test(new Sku("NOTHING"));

        orders.send(slot, test);

        assertThat((StockRefused) awaitAnswer(test.order(), StockRefused.class))
                .satisfies(answer -> assertThat(answer.reason()).isEqualTo(RejectReason.UNKNOWN_PRODUCT));
    }

    @Test
    void answersDuplicatesOnce() {
        Sku sku = catalogue.productWithStock(5);
        OrderRequested request = request(sku, 1);
        String eventId = UUID.randomUUID().toString();

        orders.send(slot, request, eventId);
        orders.send(slot, request, eventId);
        orders.send(slot, request);
        OrderRequested next = request(sku, 1);
        orders.send(slot, next);
        awaitAnswer(next.order(), StockReserved.class);

        assertThat(answers(request.order())).hasSize(1);
        assertThat(readStock.read(sku).available()).isEqualTo(3);
    }

    @Test
    void putsAsideWhatCannotBe() {
        OrderId never = request(new Sku("NOTHING"), 1).order();

        orders.send(slot, new OrderShipped(never, slot, Fixtures.now()));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> TestTopic.records(Topics.DEAD_LETTERS).stream()
                        .anyMatch(letter -> letter.key().equals(slot.value())));
    }

    private StockEvent awaitAnswer(OrderId order, Class<? extends StockEvent> type) {
        return stockEvents.await(event -> event.order().equals(order) && type.isInstance(event));
    }

    private List<StockEvent> answers(OrderId order) {
        return stockEvents.all().stream()
                .filter(event -> event.order().equals(order))
                .toList();
    }

    /** Two packs that are not to be sent. */
    private OrderRequested test(Sku sku) {
        OrderRequested meant = request(sku, 2);
        OrderTerms terms = meant.terms();
        var test = new OrderTerms(
                terms.owner(),
                sku,
                terms.quantity(),
                null,
                terms.deliveryAddress(),
                terms.consent(),
                terms.deliveryPreference(),
                true);
        return new OrderRequested(meant.order(), slot, meant.decision(), meant.trigger(), test, meant.at());
    }

    private OrderRequested request(Sku sku, int packs) {
        var terms = new OrderTerms(Fixtures.shopper(), sku, new Quantity(packs), null, Fixtures.address());
        var decided = Fixtures.orderDecided(slot, terms);
        return new OrderRequested(decided.order(), slot, decided.decision(), decided.trigger(), terms, Fixtures.now());
    }
}
