package larder.catalog.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
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

@LarderIntegrationTest
class DeviceChangeIT {

    private final ServiceClient client;
    private final JdbcClient database;
    private final Household home;

    DeviceChangeIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.database = database;
        this.home = new Household(client, database, new Catalogue(listProduct, receiveStock).productWithStock(10));
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
    void leavesNoBindingBehindWhenTheDeviceGoesWhileItIsBound() throws Exception {
        home.tell(Status.CLAIMED, home.shopper);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Integer>> binding = threads.submit(() -> atOnce(20));
            home.tell(Status.DEREGISTERED, null);
            binding.get();
        }

        assertThat(database.sql("select count(*) from binding where slot_id = ?")
                        .param(home.slot.value())
                        .query(Long.class)
                        .single())
                .isZero();
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
