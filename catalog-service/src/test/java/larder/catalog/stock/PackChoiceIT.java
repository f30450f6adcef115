package larder.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import larder.catalog.product.ListProduct;
import larder.catalog.substitute.Shelf;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.testing.Fixtures;
import larder.testing.LarderIntegrationTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LarderIntegrationTest
class PackChoiceIT {

    private final ReserveStock reserveStock;
    private final SettleReservation settleReservation;
    private final JdbcClient database;
    private final Shelf shelf;

    PackChoiceIT(
            @Autowired ReserveStock reserveStock,
            @Autowired SettleReservation settleReservation,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.reserveStock = reserveStock;
        this.settleReservation = settleReservation;
        this.database = database;
        this.shelf = new Shelf(listProduct, receiveStock, database);
    }

    @Test
    void sendsTheNearestPackOfTheFamilyWhereTheChosenIsSoldOut() {
        Sku chosen = shelf.pack(42, 1549, 0);
        Sku near = shelf.pack(45, 1650, 5);
        shelf.pack(60, 1999, 5);
        OrderRequested order = request(chosen, 1, Money.of("15.49", "USD"), 0, true);

        var reserved = (StockReserved) reserve(order);

        assertThat(reserved.sku()).isEqualTo(near);
        assertThat(reserved.quantity()).isEqualTo(Quantity.ONE);
        assertThat(reserved.total()).isEqualTo(Money.of("16.50", "USD"));
        assertThat(reserved.askedFor()).isNotNull().satisfies(asked -> {
            assertThat(asked.sku()).isEqualTo(chosen);
            assertThat(asked.packHolds()).isEqualByComparingTo("42");
            assertThat(asked.sentHolds()).isEqualByComparingTo("45");
        });
        assertThat(available(near)).isEqualTo(4);

        settleReservation.release(order.order());
        assertThat(available(near)).isEqualTo(5);
    }

    @Test
    void sendsTheVeryPackWhileThereIsOne() {
        Sku chosen = shelf.pack(42, 1549, 1);
        shelf.pack(45, 100, 5);

        var reserved = (StockReserved) reserve(request(chosen, 1, null, null, true));

        assertThat(reserved.sku()).isEqualTo(chosen);
        assertThat(reserved.askedFor()).isNull();
    }

    @Test
    void refusesWithTheReasonOfTheChosenPackWhereNoOtherWasAgreedTo() {
        Sku chosen = shelf.pack(42, 1549, 0);
        shelf.pack(45, 1700, 5);
        Money agreed = Money.of("15.49", "USD");

        assertThat(reason(request(chosen, 1, agreed, 0, false))).isEqualTo(RejectReason.OUT_OF_STOCK);
        assertThat(reason(request(chosen, 1, agreed, 2, true))).isEqualTo(RejectReason.OUT_OF_STOCK);
        assertThat(reserve(request(chosen, 1, agreed, 3, true))).isInstanceOf(StockReserved.class);
    }

    @Test
    void neverSendsMoreThanThereIsWhenOrdersRace() throws Exception {
        Sku chosen = shelf.pack(40, 1500, 3);
        Sku near = shelf.pack(44, 1600, 4);
        Sku next = shelf.pack(50, 1800, 2);
        List<Callable<StockEvent>> orders = IntStream.range(0, 16)
                .<Callable<StockEvent>>mapToObj(_ -> () -> reserve(request(chosen, 1, null, null, true)))
                .toList();

        List<StockEvent> answers;
        try (var workers = Executors.newFixedThreadPool(8)) {
            answers = workers.invokeAll(orders).stream().map(Future::resultNow).toList();
        }

        assertThat(answers.stream().filter(StockReserved.class::isInstance)).hasSize(9);
        assertThat(answers.stream().filter(StockRefused.class::isInstance)).hasSize(7);
        assertThat(List.of(available(chosen), available(near), available(next))).containsOnly(0L);
    }

    private StockEvent reserve(OrderRequested order) {
        return reserveStock.reserve(order).orElseThrow();
    }

    private RejectReason reason(OrderRequested order) {
        return ((StockRefused) reserve(order)).reason();
    }

    private long available(Sku sku) {
        return database.sql("select sum(available) from stock where sku = ?")
                .param(sku.value())
                .query(Long.class)
                .single();
    }

    private static OrderRequested request(
            Sku sku, int packs, @Nullable Money agreed, @Nullable Integer drift, boolean anyPack) {
        var terms = new OrderTerms(
                Fixtures.shopper(),
                sku,
                new Quantity(packs),
                null,
                Fixtures.address(),
                new Consent(Consent.Mode.INSTANT, agreed, drift, null, null, anyPack),
                OrderTerms.DeliveryPreference.DOORSTEP);
        var decided = Fixtures.orderDecided(Fixtures.slot(), terms);
        return new OrderRequested(
                decided.order(), decided.slot(), decided.decision(), decided.trigger(), terms, Fixtures.now());
    }
}
