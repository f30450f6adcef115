package larder.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import larder.catalog.Catalogue;
import larder.catalog.policy.LaidPolicies;
import larder.catalog.product.ListProduct;
import larder.catalog.substitute.Shelf;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.Topics;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

@LarderIntegrationTest
class WaitingStockIT {

    private final TestTopic<OrderId, StockEvent> stockEvents = TestTopic.of(Topics.STOCK_EVENTS);
    private final String ops = LarderInfrastructure.shared().issuer().token("ops", "ops");
    private final ServiceClient client;
    private final ReserveStock reserveStock;
    private final SettleReservation settleReservation;
    private final ReadStock readStock;
    private final JdbcClient database;
    private final Catalogue catalogue;
    private final Shelf shelf;

    WaitingStockIT(
            @LocalServerPort int port,
            @Autowired ReserveStock reserveStock,
            @Autowired SettleReservation settleReservation,
            @Autowired ReadStock readStock,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.reserveStock = reserveStock;
        this.settleReservation = settleReservation;
        this.readStock = readStock;
        this.database = database;
        this.catalogue = new Catalogue(listProduct, receiveStock);
        this.shelf = new Shelf(listProduct, receiveStock, database);
    }

    @Test
    void servesTheOldestFirstAtThePriceOfThatMoment() {
        Sku sku = catalogue.productWithStock(0);
        List<OrderRequested> orders = waiting(sku, 4);
        client.put("/v1/products/" + sku + "/price", ops, """
                {"amount":"4.00","currency":"USD"}""");

        receive(sku, 2, "DN-1");

        awaitReserved(orders.get(1));
        assertThat(stateOf(orders.get(0))).isEqualTo("RESERVED");
        assertThat(waits(orders.get(2))).isTrue();
        assertThat(waits(orders.get(3))).isTrue();
        StockEvent told = stockEvents.await(event -> event instanceof StockReserved
                && event.order().equals(orders.getFirst().order()));
        assertThat(((StockReserved) told).unitPrice()).isEqualTo(Money.of("4.00", "USD"));
    }

    @Test
    void letsOnlyThosePassWhoWantLess() {
        Sku sku = catalogue.productWithStock(2);
        OrderRequested many = request(sku, 3);
        refused(many);

        assertThat(reserve(request(sku, 3))).isInstanceOf(StockRefused.class);
        assertThat(reserve(request(sku, 1))).isInstanceOf(StockReserved.class);
        receive(sku, 2, "DN-1");

        awaitReserved(many);
        assertThat(readStock.read(sku).available()).isZero();
    }

    @Test
    void servesFromPacksThatCameBackWereFoundOrMoved() {
        Sku sku = catalogue.productWithStock(1);
        OrderRequested first = request(sku, 1);
        reserve(first);
        List<OrderRequested> orders = waiting(sku, 2);

        settleReservation.release(first.order());
        awaitReserved(orders.getFirst());
        client.post("/v1/stock/" + sku + "/corrections", ops, """
                {"warehouse":"main","packs":1,"reason":"FOUND","reference":"F-1"}""");

        awaitReserved(orders.getLast());
    }

    @Test
    void servesFromAWarehouseThatComesToServeTheCountry() {
        Sku sku = catalogue.productWithStock(0);
        OrderRequested order = request(sku, 1);
        refused(order);
        warehouse("\"NZ\"");
        assertThat(client.post("/v1/stock/" + sku + "/receipts", ops, """
                {"warehouse":"far","packs":1,"reference":"DN-1"}""").status())
                .isEqualTo(201);
        awaitLookedAt(sku);
        assertThat(waits(order)).isTrue();

        warehouse("\"NZ\",\"" + Fixtures.address().country() + "\"");

        awaitReserved(order);
        warehouse("\"NZ\"");
    }

    @Test
    void forgetsAnOrderThatEnds() {
        Sku sku = catalogue.productWithStock(0);
        OrderRequested order = request(sku, 1);
        refused(order);

        settleReservation.release(order.order());
        receive(sku, 1, "DN-1");
        awaitLookedAt(sku);

        assertThat(stateOf(order)).isEmpty();
        assertThat(reserveStock.reserve(order)).isEmpty();
        assertThat(readStock.read(sku).available()).isEqualTo(1);
    }

    @Test
    void refusesForGoodWhatIsSoldNoMore() {
        Sku sku = catalogue.productWithStock(0);
        OrderRequested order = request(sku, 1);
        refused(order);

        new LaidPolicies(client).lay("PRODUCT", sku.value(), "SUSPENDED", "");

        StockEvent told = stockEvents.await(event -> event instanceof StockRefused refusal
                && refusal.reason() == RejectReason.SALE_SUSPENDED
                && refusal.order().equals(order.order()));
        assertThat(((StockRefused) told).explanation()).isEqualTo(LaidPolicies.REASON);
        assertThat(waits(order)).isFalse();
    }

    @Test
    void sendsAnotherPackOfTheFamilyThatComesIn() {
        Sku chosen = shelf.pack(42, 1549, 0);
        Sku near = shelf.pack(45, 1650, 0);
        OrderRequested any = anyPack(chosen);
        OrderRequested own = request(chosen, 1);
        refused(any);
        refused(own);

        receive(near, 2, "DN-1");

        awaitReserved(any);
        assertThat(skuOf(any)).isEqualTo(near.value());
        awaitLookedAt(chosen);
        assertThat(waits(own)).isTrue();
    }

    @Test
    void keepsNothingOfWhoWaits() {
        Sku sku = catalogue.productWithStock(0);
        OrderRequested order = request(sku, 1);
        refused(order);

        String row = database.sql("select cast(w as text) from stock_waiting w where order_id = ?")
                .param(order.order().uuid())
                .query(String.class)
                .single();

        assertThat(row)
                .doesNotContain(order.terms().owner().value(), "Kim Household", "12 Harbour Street", "48058", "Busan");
    }

    @Test
    void servesEveryoneOnceHoweverMuchHappensAtOnce() throws Exception {
        Sku sku = catalogue.productWithStock(0);
        List<OrderRequested> orders = waiting(sku, 40);
        List<OrderRequested> leaving = orders.subList(0, 20);
        Set<OrderRequested> staying = Set.copyOf(orders.subList(20, 40));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            IntStream.range(0, 15).forEach(i -> tasks.add(() -> receive(sku, 2, "DN-" + i)));
            leaving.forEach(order -> tasks.add(() -> patiently(() -> settleReservation.release(order.order()))));
            orders.forEach(order -> tasks.add(() -> patiently(() -> reserveStock.reserve(order))));
            for (var done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        }

        staying.forEach(this::awaitReserved);
        awaitLookedAt(sku);
        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 30, 10, 20, 0));
        assertThat(leaving).allSatisfy(order -> assertThat(stateOf(order)).isIn("", "RELEASED"));
        assertThat(database.sql("select count(*) from stock_waiting where sku = ?")
                        .param(sku.value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(reservationsTold(staying)).hasSize(20).doesNotHaveDuplicates();
    }

    private List<OrderId> reservationsTold(Set<OrderRequested> orders) {
        Set<OrderId> ids = orders.stream().map(OrderRequested::order).collect(Collectors.toSet());
        stockEvents.awaitCount(20, event -> event instanceof StockReserved && ids.contains(event.order()));
        return stockEvents.all().stream()
                .filter(event -> event instanceof StockReserved && ids.contains(event.order()))
                .map(StockEvent::order)
                .toList();
    }

    private List<OrderRequested> waiting(Sku sku, int count) {
        List<OrderRequested> orders =
                IntStream.range(0, count).mapToObj(_ -> request(sku, 1)).toList();
        orders.forEach(this::refused);
        return orders;
    }

    private void refused(OrderRequested order) {
        assertThat(reserve(order))
                .isInstanceOfSatisfying(
                        StockRefused.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(RejectReason.OUT_OF_STOCK));
    }

    private StockEvent reserve(OrderRequested order) {
        return reserveStock.reserve(order).orElseThrow();
    }

    private boolean receive(Sku sku, int packs, String reference) {
        int status;
        do {
            status = client.post("/v1/stock/" + sku + "/receipts", ops, """
                    {"packs":%d,"reference":"%s"}""".formatted(packs, reference))
                    .status();
        } while (status == 503);
        return status == 201;
    }

    private void warehouse(String serves) {
        assertThat(client.put("/v1/warehouses/far", ops, """
                {"name":"Far","country":"NZ","rank":9,"serves":[%s],"active":true}""".formatted(serves)).status())
                .isBetween(200, 201);
    }

    private void awaitReserved(OrderRequested order) {
        await("reserved").atMost(Duration.ofSeconds(30)).until(() -> stateOf(order), "RESERVED"::equals);
    }

    /** Waits until nothing is left to do for the product. */
    private void awaitLookedAt(Sku sku) {
        await("looked at")
                .atMost(Duration.ofSeconds(30))
                .until(() -> database.sql("select count(*) from stock_arrival where sku = ?")
                                .param(sku.value())
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private String stateOf(OrderRequested order) {
        return column(order, "state");
    }

    private String skuOf(OrderRequested order) {
        return column(order, "sku");
    }

    private String column(OrderRequested order, String column) {
        return database.sql("select " + column + " from reservation where order_id = ?")
                .param(order.order().uuid())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private boolean waits(OrderRequested order) {
        return database.sql("select exists (select from stock_waiting where order_id = ?)")
                .param(order.order().uuid())
                .query(Boolean.class)
                .single();
    }

    private static OrderRequested request(Sku sku, int packs) {
        return Orders.request(sku, packs);
    }

    private static OrderRequested anyPack(Sku sku) {
        var terms = new OrderTerms(
                Fixtures.shopper(),
                sku,
                Quantity.ONE,
                null,
                Fixtures.address(),
                new Consent(Consent.Mode.INSTANT, null, null, null, null, true),
                OrderTerms.DeliveryPreference.DOORSTEP);
        var decided = Fixtures.orderDecided(Fixtures.slot(), terms);
        return new OrderRequested(
                decided.order(), decided.slot(), decided.decision(), decided.trigger(), terms, Fixtures.now());
    }

    /** Tries again as the event receiver does. */
    private static boolean patiently(Runnable task) {
        while (true) {
            try {
                task.run();
                return true;
            } catch (CannotCreateTransactionException | ConcurrencyFailureException e) {
                Thread.onSpinWait();
            }
        }
    }
}
