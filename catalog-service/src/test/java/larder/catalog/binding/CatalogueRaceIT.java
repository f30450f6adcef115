package larder.catalog.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import larder.catalog.Catalogue;
import larder.catalog.policy.LaidPolicies;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.ModelId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.BindingState.ChoiceReason;
import larder.contracts.device.DeviceModelState;
import larder.contracts.device.DeviceState.Status;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The catalogue changes while a slot is being bound: it waits for the binding and then finds it. */
@LarderIntegrationTest
class CatalogueRaceIT {

    private final ServiceClient client;
    private final JdbcClient database;
    private final BindSlot bindSlot;
    private final TransactionOperations transaction;
    private final Sku sku;
    private final Household home;

    CatalogueRaceIT(
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
    void findsABindingToAProductThatIsTakenOffSaleMeanwhile() throws Exception {
        home.tell(Status.CLAIMED, home.shopper);

        bindWhile(() -> new LaidPolicies(client).saleable(sku, false));

        home.awaitStatus(ChoiceReason.PRODUCT_NOT_FOR_SALE, 2);
    }

    @Test
    void findsABindingOfADeviceWhoseModelIsHeardOfForTheFirstTimeMeanwhile() throws Exception {
        home.tell(Status.CLAIMED, home.shopper);
        var main = new DeviceModelState.Slot(SlotId.MAIN, null, null, List.of(new Sku("OTHER")), List.of());
        var model = new DeviceModelState(
                new ModelId(home.model), DeviceModelState.Kind.BUTTON, List.of(main), null, Fixtures.now());

        bindWhile(() -> TestTopic.of(Topics.DEVICE_MODELS).send(model.model(), model));

        home.awaitStatus(ChoiceReason.PRODUCT_NOT_ALLOWED, 2);
    }

    private void bindWhile(Runnable change) throws ExecutionException, InterruptedException {
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> changing = transaction.execute(_ -> {
                bindSlot.bind(home.slot, rules(), Precondition.ifMatch(null));
                Future<?> running = thread.submit(change);
                await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaitsForALock);
                return running;
            });
            assertThat(changing).isNotNull();
            changing.get();
        }
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
}
