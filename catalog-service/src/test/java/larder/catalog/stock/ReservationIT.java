package larder.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

@LarderIntegrationTest
class ReservationIT {

    private final ReserveStock reserveStock;
    private final SettleReservation settleReservation;
    private final ReadStock readStock;
    private final JdbcClient database;
    private final MeterRegistry meters;
    private final Catalogue catalogue;

    ReservationIT(
            @Autowired ReserveStock reserveStock,
            @Autowired SettleReservation settleReservation,
            @Autowired ReadStock readStock,
            @Autowired JdbcClient database,
            @Autowired MeterRegistry meters,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.reserveStock = reserveStock;
        this.settleReservation = settleReservation;
        this.readStock = readStock;
        this.database = database;
        this.meters = meters;
        this.catalogue = new Catalogue(listProduct, receiveStock);
    }

    @Test
    void reservesAtThePresentPrice() {
        Sku sku = catalogue.productWithStock(10);
        OrderRequested request = request(sku, 3);

        assertThat(reserveStock.reserve(request)).get().isInstanceOfSatisfying(StockReserved.class, reserved -> {
            assertThat(reserved.unitPrice()).isEqualTo(Money.of("4.50", "USD"));
            assertThat(reserved.total()).isEqualTo(Money.of("13.50", "USD"));
        });
        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 10, 7, 3, 0));
    }

    @Test
    void refusesWithTheReason() {
        Sku few = catalogue.productWithStock(2);
        Sku withdrawn = catalogue.productWithStock(2);
        database.sql("update product set saleable = false where sku = ?")
                .param(withdrawn.value())
                .update();

        assertThat(refusal(request(few, 3))).isEqualTo(RejectReason.OUT_OF_STOCK);
        assertThat(refusal(request(withdrawn, 1))).isEqualTo(RejectReason.NOT_FOR_SALE);
        assertThat(refusal(request(new Sku("NOTHING"), 1))).isEqualTo(RejectReason.UNKNOWN_PRODUCT);
        assertThat(readStock.read(few).available()).isEqualTo(2);
    }

    @Test
    void answersAnOrderOnce() {
        Sku sku = catalogue.productWithStock(10);
        OrderRequested request = request(sku, 3);
        OrderRequested hopeless = request(sku, 99);
        reserveStock.reserve(request);
        reserveStock.reserve(hopeless);

        assertThat(reserveStock.reserve(request)).isEmpty();
        assertThat(reserveStock.reserve(hopeless)).isEmpty();
        assertThat(readStock.read(sku).available()).isEqualTo(7);
    }

    @Test
    void putsReleasedPacksBackOnce() {
        Sku sku = catalogue.productWithStock(10);
        OrderRequested request = request(sku, 4);
        reserveStock.reserve(request);

        settleReservation.release(request.order());
        settleReservation.release(request.order());

        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 10, 10, 0, 0));
    }

    @Test
    void countsShippedPacksAsGone() {
        Sku sku = catalogue.productWithStock(10);
        OrderRequested request = request(sku, 4);
        reserveStock.reserve(request);

        settleReservation.ship(request.order());
        settleReservation.ship(request.order());

        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 10, 6, 0, 4));
        assertThatIllegalStateException().isThrownBy(() -> settleReservation.release(request.order()));
    }

    @Test
    void reservesNothingForAnOrderThatIsOverAlready() {
        Sku sku = catalogue.productWithStock(10);
        OrderRequested late = request(sku, 1);
        settleReservation.release(late.order());

        assertThat(reserveStock.reserve(late)).isEmpty();
        assertThat(readStock.read(sku).available()).isEqualTo(10);
    }

    @Test
    void shipsNothingThatWasNeverReserved() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        settleReservation.ship(request(new Sku("NOTHING"), 1).order()));
    }

    @Test
    void neverPromisesMoreThanThereIsHoweverManyAskAtOnce() throws Exception {
        Sku sku = catalogue.productWithStock(100);
        List<OrderRequested> requests =
                IntStream.range(0, 120).mapToObj(i -> request(sku, 1 + i % 3)).toList();

        List<Optional<StockEvent>> answers = atOnce(requests.stream()
                .<Callable<Optional<StockEvent>>>map(request -> () -> reserveStock.reserve(request))
                .toList());

        long reserved = answers.stream()
                .flatMap(Optional::stream)
                .mapToLong(answer ->
                        answer instanceof StockReserved r ? r.quantity().packs() : 0)
                .sum();
        StockLevel level = readStock.read(sku);
        assertThat(answers).hasSize(120).allMatch(Optional::isPresent);
        assertThat(level.reserved()).isEqualTo(reserved);
        assertThat(level.available()).isEqualTo(100 - reserved).isLessThan(3).isNotNegative();
    }

    @Test
    void losesNoPackWhileOrdersComeAndGoAtOnce() throws Exception {
        Sku sku = catalogue.productWithStock(30);
        List<OrderRequested> requests =
                IntStream.range(0, 90).mapToObj(_ -> request(sku, 1)).toList();

        atOnce(requests.stream()
                .<Callable<Boolean>>map(request -> () -> {
                    reserveStock.reserve(request);
                    settleReservation.release(request.order());
                    return true;
                })
                .toList());

        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 30, 30, 0, 0));
    }

    @Test
    void reservesOnceWhenTheSameOrderComesTwiceAtTheSameTime() throws Exception {
        Sku sku = catalogue.productWithStock(10);
        OrderRequested request = request(sku, 1);

        atOnce(IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(_ -> () -> {
                    try {
                        return reserveStock.reserve(request).isPresent();
                    } catch (DataIntegrityViolationException e) {
                        return false; // would be tried again and then find itself answered
                    }
                })
                .toList());

        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 10, 9, 1, 0));
    }

    @Test
    void isBackedByTheDatabaseThatRefusesToGoBelowZero() {
        Sku sku = catalogue.productWithStock(1);

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> database.sql("update stock set available = available - 2 where sku = ?")
                        .param(sku.value())
                        .update());
    }

    @Test
    void countsOutcomes() {
        double before = counted("unknown_product");

        reserveStock.reserve(request(new Sku("NOTHING"), 1));

        assertThat(counted("unknown_product")).isEqualTo(before + 1);
    }

    private double counted(String outcome) {
        return meters.get("larder.stock.reservations")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private RejectReason refusal(OrderRequested request) {
        return reserveStock
                .reserve(request)
                .map(StockRefused.class::cast)
                .orElseThrow()
                .reason();
    }

    private static OrderRequested request(Sku sku, int packs) {
        var terms = new OrderTerms(Fixtures.shopper(), sku, new Quantity(packs), null, Fixtures.address());
        var decided = Fixtures.orderDecided(Fixtures.slot(), terms);
        return new OrderRequested(
                decided.order(), decided.slot(), decided.decision(), decided.trigger(), terms, Fixtures.now());
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = tasks.stream()
                    .map(task -> threads.submit(() -> patiently(task)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }

    /** Waits its turn for a connection of the pool, as the event receiver does. */
    private static <T> T patiently(Callable<T> task) throws Exception {
        while (true) {
            try {
                return task.call();
            } catch (CannotCreateTransactionException e) {
                Thread.onSpinWait();
            }
        }
    }
}
