package larder.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import larder.catalog.Catalogue;
import larder.catalog.binding.Household;
import larder.catalog.policy.LaidPolicies;
import larder.catalog.product.ListProduct;
import larder.contracts.Money;
import larder.contracts.Sku;
import larder.contracts.binding.BindingState.ChoiceReason;
import larder.contracts.device.DeviceState.Status;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** What policies and prices do to orders. */
@LarderIntegrationTest
class SuspendedOrdersIT {

    private final ServiceClient client;
    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final ReserveStock reserveStock;
    private final SettleReservation settleReservation;
    private final ReadStock readStock;
    private final Catalogue catalogue;
    private final LaidPolicies policies;
    private final String brand = "Brand " + UUID.randomUUID();

    SuspendedOrdersIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired TransactionOperations transaction,
            @Autowired ReserveStock reserveStock,
            @Autowired SettleReservation settleReservation,
            @Autowired ReadStock readStock,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.database = database;
        this.transaction = transaction;
        this.reserveStock = reserveStock;
        this.settleReservation = settleReservation;
        this.readStock = readStock;
        this.catalogue = new Catalogue(listProduct, receiveStock);
        this.policies = new LaidPolicies(client);
    }

    @Test
    void refusesOrdersWithTheReasonThatPeopleAreTold() {
        Sku sku = catalogue.productOf(brand, "larder", Catalogue.CATEGORY, 5);
        policies.lay("BRAND", brand, "SUSPENDED", "");

        StockEvent answer = reserveStock.reserve(Orders.request(sku, 1)).orElseThrow();

        assertThat(answer).isInstanceOfSatisfying(StockRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(RejectReason.SALE_SUSPENDED);
            assertThat(refused.explanation()).isEqualTo(LaidPolicies.REASON);
        });
    }

    @Test
    void sellsThroughWhileStockLastsAndAgainWhenPacksComeBack() {
        Sku sku = catalogue.productOf(brand, "larder", Catalogue.CATEGORY, 2);
        Household home = new Household(client, database, sku);
        home.tell(Status.CLAIMED, home.shopper);
        home.bind(home.body(1));
        policies.lay("BRAND", brand, "SELL_THROUGH", "");
        OrderRequested last = Orders.request(sku, 2);

        assertThat(reserveStock.reserve(last)).get().isInstanceOf(StockReserved.class);
        home.awaitStatus(ChoiceReason.PRODUCT_NOT_FOR_SALE, 2);
        assertThat(reserveStock.reserve(Orders.request(sku, 1)))
                .get()
                .isInstanceOfSatisfying(
                        StockRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RejectReason.SALE_SUSPENDED));
        settleReservation.release(last.order());

        home.awaitStatus(null, 3);
    }

    @Test
    void takesInNoMoreOfWhatIsSoldOut() {
        Sku sku = catalogue.productOf(brand, "larder", Catalogue.CATEGORY, 2);
        policies.lay("BRAND", brand, "SELL_THROUGH", "");

        var refused = client.post("/v1/stock/" + sku + "/receipts", policies.ops, """
                {"packs":5,"reference":"DN-1"}""");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("sale-suspended");
        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 2, 2, 0, 0));
    }

    @Test
    void letsNoOrderPassAPolicyThatIsLaidWhileManyAsk() throws Exception {
        Sku sku = catalogue.productOf(brand, "larder", Catalogue.CATEGORY, 100_000);
        AtomicBoolean committed = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger reserved = new AtomicInteger();
        AtomicInteger refusedLater = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                running.add(threads.submit(() -> {
                    while (!over.get()) {
                        boolean late = committed.get();
                        StockEvent answer = patiently(() ->
                                reserveStock.reserve(Orders.request(sku, 1)).orElseThrow());
                        if (answer instanceof StockReserved) {
                            assertThat(late).as("begun after the policy").isFalse();
                            reserved.incrementAndGet();
                        } else if (late && refusedLater.incrementAndGet() > 50) {
                            over.set(true);
                        }
                    }
                }));
            }
            while (reserved.get() < 30) {
                Thread.onSpinWait();
            }
            assertThat(policies.lay("BRAND", brand, "SUSPENDED", "").status()).isEqualTo(201);
            committed.set(true);
            for (Future<?> each : running) {
                each.get();
            }
        }

        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 100_000, 100_000 - reserved.get(), reserved.get(), 0));
    }

    @Test
    void laysAPolicyOnlyAfterTheOrdersUnderWay() throws Exception {
        Sku sku = catalogue.productOf(brand, "larder", Catalogue.CATEGORY, 5);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> laying = transaction.execute(_ -> {
                assertThat(reserveStock.reserve(Orders.request(sku, 1))).get().isInstanceOf(StockReserved.class);
                Future<Integer> running = threads.submit(
                        () -> policies.lay("BRAND", brand, "SUSPENDED", "").status());
                await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaitsForThePolicies);
                return running;
            });

            assertThat(laying).isNotNull();
            assertThat(laying.get()).isEqualTo(201);
        }
        assertThat(reserveStock.reserve(Orders.request(sku, 1))).get().isInstanceOf(StockRefused.class);
    }

    private boolean somebodyWaitsForThePolicies() {
        return database.sql("""
                        select exists (select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid
                                       where l.locktype = 'advisory' and not l.granted and l.mode = 'ExclusiveLock'
                                         and a.datname = current_database())
                        """).query(Boolean.class).single();
    }

    @Test
    void chargesNoMoreThanWasShownALittleWhileAgo() {
        Sku sku = catalogue.productWithStock(5);
        client.put("/v1/products/" + sku + "/price", policies.ops, """
                {"amount":"9.00","currency":"USD"}""");

        assertThat(reserveStock.reserve(Orders.request(sku, 1)))
                .get()
                .isInstanceOfSatisfying(
                        StockReserved.class,
                        answer -> assertThat(answer.unitPrice()).isEqualTo(Money.of("4.50", "USD")));
    }

    private static <T> T patiently(Supplier<T> task) {
        while (true) {
            try {
                return task.get();
            } catch (CannotCreateTransactionException e) {
                Thread.onSpinWait();
            }
        }
    }
}
