package larder.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

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
import larder.contracts.Sku;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.testing.LarderIntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

@LarderIntegrationTest
class ConcurrentReservationIT {

    private final ReserveStock reserveStock;
    private final SettleReservation settleReservation;
    private final ReadStock readStock;
    private final Catalogue catalogue;

    ConcurrentReservationIT(
            @Autowired ReserveStock reserveStock,
            @Autowired SettleReservation settleReservation,
            @Autowired ReadStock readStock,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.reserveStock = reserveStock;
        this.settleReservation = settleReservation;
        this.readStock = readStock;
        this.catalogue = new Catalogue(listProduct, receiveStock);
    }

    @Test
    void neverPromisesMoreThanThereIsHoweverManyAskAtOnce() throws Exception {
        Sku sku = catalogue.productWithStock(100);
        List<OrderRequested> requests = IntStream.range(0, 120)
                .mapToObj(i -> Orders.request(sku, 1 + i % 3))
                .toList();

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
                IntStream.range(0, 90).mapToObj(_ -> Orders.request(sku, 1)).toList();

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
        OrderRequested request = Orders.request(sku, 1);

        atOnce(IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(_ -> () -> {
                    try {
                        return reserveStock.reserve(request).isPresent();
                    } catch (ConcurrencyFailureException e) {
                        return false; // would be tried again and then find itself answered
                    }
                })
                .toList());

        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 10, 9, 1, 0));
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
