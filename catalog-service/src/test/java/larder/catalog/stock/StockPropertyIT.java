package larder.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import larder.catalog.Catalogue;
import larder.catalog.policy.LaidPolicies;
import larder.catalog.product.ListProduct;
import larder.contracts.OrderId;
import larder.contracts.Sku;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

/** Whatever is done to stock, by however many at once: none is lost, none is promised twice, and each order gets one answer. */
@LarderIntegrationTest
class StockPropertyIT {

    private static final int THREADS = 8;
    private static final int STEPS = 120;

    private final ServiceClient client;
    private final ReserveStock reserveStock;
    private final SettleReservation settleReservation;
    private final JdbcClient database;
    private final Sku sku;
    private final String ops = LarderInfrastructure.shared().issuer().token("ops", "ops");
    private final List<String> warehouses;
    private final Queue<OrderRequested> asked = new ConcurrentLinkedQueue<>();
    private final Queue<OrderId> promised = new ConcurrentLinkedQueue<>();
    private final Queue<StockEvent> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger orders = new AtomicInteger();

    StockPropertyIT(
            @LocalServerPort int port,
            @Autowired ReserveStock reserveStock,
            @Autowired SettleReservation settleReservation,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.reserveStock = reserveStock;
        this.settleReservation = settleReservation;
        this.database = database;
        this.sku = new Catalogue(listProduct, receiveStock).productWithStock(5);
        String house = UUID.randomUUID().toString().substring(0, 8);
        this.warehouses = List.of("main", "a-" + house, "b-" + house);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void neverLosesOrPromisesTwiceAPack(long seed) throws Exception {
        put(1, 5, true);
        put(2, 500, true);
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong lowest = new AtomicLong(Long.MAX_VALUE);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> watcher = threads.submit(() -> {
                while (!over.get()) {
                    lowest.accumulateAndGet(number("select min(available) from stock where sku = ?"), Math::min);
                }
            });
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < THREADS; worker++) {
                Random random = new Random(seed * THREADS + worker);
                workers.add(threads.submit(() -> {
                    for (int step = 0; step < STEPS; step++) {
                        step(random);
                    }
                }));
            }
            for (Future<?> each : workers) {
                each.get();
            }
            over.set(true);
            watcher.get();
        }

        assertThat(lowest.get()).isNotNegative();
        assertThat(number("select min(available) from stock where sku = ?")).isNotNegative();
        assertThat(number("""
                select count(*) from stock s where sku = ? and
                    (on_hand <> (select coalesce(sum(packs), 0) from stock_movement m where m.sku = s.sku and m.warehouse = s.warehouse)
                  or reserved <> (select coalesce(sum(packs), 0) from reservation r
                                  where r.sku = s.sku and r.warehouse = s.warehouse and state = 'RESERVED')
                  or shipped <> (select coalesce(sum(packs), 0) from reservation r
                                 where r.sku = s.sku and r.warehouse = s.warehouse and state = 'SHIPPED'))
                """)).isZero();
        assertThat(number("select sum(moved) from stock where sku = ?")).isZero();
        assertThat(answers.stream().map(StockEvent::order))
                .hasSize(orders.get())
                .doesNotHaveDuplicates();
        assertThat(answers.stream().filter(StockReserved.class::isInstance).count())
                .isPositive()
                .isLessThanOrEqualTo(number("select count(*) from reservation where sku = ?"));
    }

    private void step(Random random) {
        switch (random.nextInt(12)) {
            case 0 -> receive(random);
            case 1 -> correct(random);
            case 2, 3 -> transfer(random);
            case 4 -> interfere(random);
            case 5, 6 -> settle(order -> settleReservation.ship(order));
            case 7 -> settle(order -> settleReservation.release(order));
            case 8 -> again();
            default -> order(random);
        }
    }

    private void order(Random random) {
        orders.incrementAndGet();
        OrderRequested request = Orders.request(sku, 1 + random.nextInt(3));
        asked.add(request);
        reserve(request);
    }

    /** An order that is asked for again, maybe while it is being answered. */
    private void again() {
        OrderRequested request = asked.peek();
        if (request != null) {
            reserve(request);
        }
    }

    private void reserve(OrderRequested request) {
        patiently(() -> reserveStock.reserve(request)).ifPresent(answer -> {
            answers.add(answer);
            if (answer instanceof StockReserved) {
                promised.add(answer.order());
            }
        });
    }

    private interface Ending {
        void of(OrderId order);
    }

    private void settle(Ending ending) {
        OrderId order = promised.poll();
        if (order != null) {
            patiently(() -> {
                ending.of(order);
                return Optional.empty();
            });
        }
    }

    private void receive(Random random) {
        allow(post("receipts", """
                {"warehouse":"%s","packs":%d,"reference":"%s"}""".formatted(any(random), 1 + random.nextInt(6), reference(random))));
    }

    private void correct(Random random) {
        allow(post("corrections", """
                {"warehouse":"%s","packs":%d,"reason":"COUNT","reference":"%s"}""".formatted(any(random), random.nextBoolean() ? 2 : -3, reference(random))));
    }

    private void transfer(Random random) {
        int from = random.nextInt(3);
        int to = (from + 1 + random.nextInt(2)) % 3;
        allow(post("transfers", """
                {"from":"%s","to":"%s","packs":%d,"reference":"%s"}""".formatted(
                        warehouses.get(from), warehouses.get(to), 1 + random.nextInt(4), reference(random))));
    }

    /** Closes or opens a warehouse, or takes the product off sale or puts it on again. */
    private void interfere(Random random) {
        if (random.nextBoolean()) {
            put(1, 5, random.nextBoolean());
        } else {
            String state = random.nextInt(3) == 0 ? "SUSPENDED" : "ALLOWED";
            allow(new LaidPolicies(client).lay("PRODUCT", sku.value(), state, ""));
        }
    }

    /** Sometimes one that was used before. */
    private static String reference(Random random) {
        return random.nextInt(10) == 0 ? "again" : UUID.randomUUID().toString();
    }

    private String any(Random random) {
        return warehouses.get(random.nextInt(3));
    }

    /** What a caller may be told: done, done before, refused for good reason, or to come back while all connections are in use. */
    private static void allow(Response response) {
        assertThat(response.status()).as(response.body()).isIn(200, 201, 409, 503);
    }

    private void put(int warehouse, int rank, boolean active) {
        client.put("/v1/warehouses/" + warehouses.get(warehouse), ops, """
                {"name":"Test","country":"KR","rank":%d,"active":%s}""".formatted(rank, active));
    }

    private Response post(String what, String body) {
        return client.post("/v1/stock/" + sku + "/" + what, ops, body);
    }

    private interface Task<T> {
        Optional<T> run();
    }

    /** Tries again as the event receiver does. */
    private static <T> Optional<T> patiently(Task<T> task) {
        while (true) {
            try {
                return task.run();
            } catch (CannotCreateTransactionException | ConcurrencyFailureException e) {
                Thread.onSpinWait();
            }
        }
    }

    private long number(String sql) {
        return database.sql(sql).param(sku.value()).query(Long.class).single();
    }
}
