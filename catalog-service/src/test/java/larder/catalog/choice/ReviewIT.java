package larder.catalog.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import larder.catalog.Catalogue;
import larder.catalog.binding.Household;
import larder.catalog.policy.LaidPolicies;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Sku;
import larder.contracts.device.DeviceState.Status;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** However many bindings a change concerns, and whatever dies on the way, all of them hear of it. */
@LarderIntegrationTest
class ReviewIT {

    private static final int MANY = 550;

    private final ServiceClient client;
    private final JdbcClient database;
    private final Reviews reviews;
    private final TransactionOperations transaction;
    private final Sku sku;
    private final Household home;

    ReviewIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired Reviews reviews,
            @Autowired TransactionOperations transaction,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.client = LarderInfrastructure.shared().client(port);
        this.database = database;
        this.reviews = reviews;
        this.transaction = transaction;
        this.sku = new Catalogue(listProduct, receiveStock).productWithStock(10);
        this.home = new Household(client, database, sku);
    }

    @Test
    void followsAChangeThroughToTheLastOfManyBindings() {
        bound();
        copyBinding(MANY);

        saleable(false);
        awaitCount(MANY + 1, "choice_reason = 'PRODUCT_NOT_FOR_SALE' and version = 2");
        saleable(true);
        awaitCount(MANY + 1, "choice_reason is null and version = 3");

        home.bindings.awaitCount(2 * MANY, told -> told.slot().value().startsWith(copyPrefix()) && told.version() > 1);
    }

    @Test
    void takesTheReviewFirstThatHadTheFewestSteps() {
        transaction.executeWithoutResult(status -> {
            database.sql(
                            "insert into binding_review (kind, subject, steps, due_at) values ('PRODUCT', 'LONG', 1000, now())")
                    .update();
            reviews.ask(Review.Kind.MODEL, "short");

            assertThat(reviews.next().orElseThrow().subject()).isNotEqualTo("LONG");
            status.setRollbackOnly();
        });
    }

    @Test
    void goesOnWhereAnInstanceDied() {
        bound();
        copyBinding(20);
        LaidPolicies.suspendUntold(database, sku);

        database.sql("insert into binding_review (kind, subject, done_until, due_at) values ('PRODUCT', ?, ?, now())")
                .params(sku.value(), copyPrefix() + "00009:main")
                .update();

        String copied = " and slot_id like '" + copyPrefix() + "%'";
        awaitCount(10, "choice_reason = 'PRODUCT_NOT_FOR_SALE' and version = 2" + copied);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.sql("select count(*) from binding_review where subject = ?")
                                .param(sku.value())
                                .query(Long.class)
                                .single()
                        == 0);
        awaitCount(10, "choice_reason is null and version = 1" + copied);
    }

    private void bound() {
        home.tell(Status.CLAIMED, home.shopper);
        assertThat(home.bind(home.body(1)).status()).isEqualTo(201);
    }

    private void saleable(boolean saleable) {
        new LaidPolicies(client).saleable(sku, saleable);
    }

    private String copyPrefix() {
        return "dev-" + sku.value() + "-";
    }

    /** The same binding for the buttons of as many other shoppers. */
    private void copyBinding(int times) {
        database.sql("""
                        insert into binding (slot_id, device_id, owner, sku, quantity, recipient, line1, city, postal_code,
                                             country, paused, several_open_orders, daily_cap, version, changed_at,
                                             consent, delivery_preference)
                        select :prefix || lpad(n::text, 5, '0') || ':main', :prefix || lpad(n::text, 5, '0'),
                               owner || n, sku, quantity, recipient, line1, city, postal_code, country, paused,
                               several_open_orders, daily_cap, version, changed_at, consent, delivery_preference
                        from binding, generate_series(0, :last) n where slot_id = :slot
                        """)
                .param("prefix", copyPrefix())
                .param("last", times - 1)
                .param("slot", home.slot.value())
                .update();
    }

    private void awaitCount(long count, String condition) {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> database.sql("select count(*) from binding where sku = ? and " + condition)
                                .param(sku.value())
                                .query(Long.class)
                                .single(),
                        found -> found == count);
    }
}
