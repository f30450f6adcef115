package larder.catalog.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.binding.BindingState;
import larder.contracts.device.DeviceState.Status;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@LarderIntegrationTest
class DeviceChangeIT {

    private final ServiceClient client;
    private final JdbcClient database;
    private final BindSlot bindSlot;
    private final TransactionOperations transaction;
    private final Sku sku;
    private final Household home;

    DeviceChangeIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired BindSlot bindSlot,
            @Autowired TransactionOperations transaction,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.database = database;
        this.bindSlot = bindSlot;
        this.transaction = transaction;
        this.sku = new Catalogue(listProduct, receiveStock).productWithStock(10);
        this.home = new Household(client, database, sku);
    }

    @Test
    void erasesTheBindingOfADeregisteredDevice() {
        home.tell(Status.CLAIMED, home.shopper);
        home.bind(home.body(1));

        home.tell(Status.DEREGISTERED, null);

        home.awaitTombstone();
        assertThat(client.get(home.path(), home.token).status()).isEqualTo(404);
        assertThat(home.bind(home.body(1)).problem()).isEqualTo("device-not-owned");
    }

    @Test
    void erasesTheBindingOfADeviceThatHasANewOwner() {
        home.tell(Status.CLAIMED, home.shopper);
        home.bind(home.body(1));

        home.tell(Status.CLAIMED, Fixtures.shopper());

        home.awaitTombstone();
        assertThat(client.get(home.path(), home.token).status()).isEqualTo(404);
    }

    @Test
    void keepsTheBindingWhileTheOwnerStays() {
        home.tell(Status.CLAIMED, home.shopper);
        home.bind(home.body(1));

        home.tell(Status.SUSPENDED, home.shopper);

        assertThat(client.get(home.path(), home.token).status()).isEqualTo(200);
    }

    @Test
    void bindsANewSlotOnceWhenRequestsRace() throws Exception {
        home.tell(Status.CLAIMED, home.shopper);

        List<Integer> answers = atOnce(6);

        assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(client.get(home.path(), home.token).json().path("version").asLong())
                .isEqualTo(6);
    }

    @Test
    void leavesNoBindingBehindWhenTheDeviceGoesWhileItIsBound() {
        home.tell(Status.CLAIMED, home.shopper);

        transaction.executeWithoutResult(_ -> {
            bindSlot.bind(home.slot, rules(), Precondition.ifMatch(null));
            home.announce(Status.DEREGISTERED, null);
            await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaitsForALock);
        });

        home.awaitTombstone();
        assertThat(client.get(home.path(), home.token).status()).isEqualTo(404);
    }

    private BindingRules rules() {
        var terms = new OrderTerms(home.shopper, sku, Quantity.ONE, null, Fixtures.address());
        return new BindingRules(terms, false, false, BindingState.DEFAULT_DAILY_CAP, null);
    }

    private boolean somebodyWaitsForALock() {
        return database.sql("""
                        select count(*) > 0 from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """).query(Boolean.class).single();
    }

    /** Binds as many times at once, to another quantity each, and returns the statuses. */
    private List<Integer> atOnce(int requests) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> running = IntStream.rangeClosed(1, requests)
                    .mapToObj(quantity -> threads.submit(() -> home.bind(home.body(quantity))))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Response> each : running) {
                statuses.add(each.get().status());
            }
            return statuses;
        }
    }
}
