package larder.catalog.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.catalog.product.ProductStates;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Sku;
import larder.contracts.Topics;
import larder.contracts.product.ProductState;
import larder.events.EventDeserializer;
import larder.support.StatePublisher;
import larder.support.StatePublisher.StatesNotSent;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.TestTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** The service publishes by itself all the while; a second publisher of the test stands for another instance. */
@LarderIntegrationTest
class PublicationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final Marks marks;
    private final ProductStates states;
    private final MeterRegistry meters;
    private final StatePublisher otherPublisher;
    private final PublishProducts other;
    private final Catalogue catalogue;
    private final TestTopic<Sku, ProductState> products = TestTopic.of(Topics.PRODUCTS);

    PublicationIT(
            @Autowired JdbcClient database,
            @Autowired TransactionOperations transaction,
            @Autowired Marks marks,
            @Autowired ProductStates states,
            @Autowired MeterRegistry meters,
            @Autowired PublicationMeter meter,
            @Autowired ProducerFactory<?, ?> producers,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.database = database;
        this.transaction = transaction;
        this.marks = marks;
        this.states = states;
        this.meters = meters;
        this.otherPublisher = new StatePublisher(producers.getConfigurationProperties());
        this.other = new PublishProducts(marks, states, otherPublisher, meter);
        this.catalogue = new Catalogue(listProduct, receiveStock);
    }

    @AfterEach
    void closeTheOther() {
        otherPublisher.destroy();
    }

    @Test
    void tellsOfAProductWhenItComesWhenItChangesAndWhenItLeaves() {
        Sku sku = catalogue.productWithStock(1);
        ProductState added = products.await(state -> state.sku().equals(sku));

        database.sql("update product set family = 'soap' where sku = ?")
                .param(sku.value())
                .update();
        ProductState changed = products.await(state -> state.sku().equals(sku) && "soap".equals(state.family()));
        database.sql("update product set removed = true where sku = ?")
                .param(sku.value())
                .update();

        await().atMost(PATIENCE)
                .until(() -> last(sku) == null && !recordsOf(sku).isEmpty());
        assertThat(added.unitPrice().toString()).isEqualTo("4.50 USD");
        assertThat(added.name()).isEqualTo(new ProductState.Name("Test soap", "시험용 비누"));
        assertThat(added.sale().state()).isEqualTo(ProductState.SaleState.ALLOWED);
        assertThat(Objects.requireNonNull(added.pack()).content()).isEqualByComparingTo("200");
        assertThat(added.pack().unit()).isEqualTo("g");
        assertThat(changed.version()).isGreaterThan(added.version());
    }

    @Test
    void tellsOfPricesAndPoliciesWhenTheyBeginAndEnd() {
        Sku sku = catalogue.productWithStock(1);
        awaitPublished();

        transaction.executeWithoutResult(_ -> {
            database.sql("""
                            insert into price (sku, kind, amount_minor, currency, starts_at, ends_at, laid_by, laid_at)
                            values (?, 'SALE', 399, 'USD', now() + interval '2 seconds', now() + interval '4 seconds', 'test', now())
                            """).param(sku.value()).update();
            UUID policy = UUID.randomUUID();
            database.sql("""
                            insert into sale_policy (id, scope, subject, subject_key, state, starts_at, ends_at, reason, version)
                            values (:id, 'PRODUCT', :sku, :sku, 'SUSPENDED', now() + interval '3 seconds', now() + interval '5 seconds',
                                    'Recalled', 1)
                            """).param("id", policy).param("sku", sku.value()).update();
            database.sql("""
                            insert into sale_policy_change (policy, version, action, at, by, why, after)
                            values (?, 1, 'LAID', now(), 'test', 'test', '{}')
                            """).param(policy).update();
        });
        await().atMost(PATIENCE).until(() -> told(sku).size() >= 5);

        assertThat(told(sku))
                .containsExactly(
                        "4.50 USD ALLOWED",
                        "3.99 USD ALLOWED",
                        "3.99 USD SUSPENDED Recalled",
                        "4.50 USD SUSPENDED Recalled",
                        "4.50 USD ALLOWED");
    }

    /** What was told of a product, without what was told again. */
    private List<String> told(Sku sku) {
        List<String> told = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> each : recordsOf(sku)) {
            ProductState state = read(each);
            ProductState.Sale sale = state.sale();
            String now = (state.unitPrice() + " " + sale.state() + " " + (sale.reason() == null ? "" : sale.reason()))
                    .strip();
            if (told.isEmpty() || !told.getLast().equals(now)) {
                told.add(now);
            }
        }
        return told;
    }

    @Test
    void saysNothingWhereNothingHasChanged() {
        Sku sku = catalogue.productWithStock(1);
        awaitPublished();

        database.sql("update product set brand = brand where sku = ?")
                .param(sku.value())
                .update();

        assertThat(marks.waiting()).isZero();
    }

    @Test
    void keepsAFeedOfThousandsOutOfTheOutbox() {
        String prefix = "BURST-" + UUID.randomUUID() + "-";
        double before = meters.get("larder.products.published").counter().count();
        int published = 5_000;

        copyProducts(prefix, published);

        assertThat(database.sql("select count(*) from outbox_record where payload like '%BURST-%'")
                        .query(Long.class)
                        .single())
                .isZero();
        awaitPublished();
        assertThat(products.records().stream()
                        .map(ConsumerRecord::key)
                        .filter(key -> key.startsWith(prefix))
                        .distinct())
                .hasSize(published);
        assertThat(meters.get("larder.products.published").counter().count())
                .isGreaterThanOrEqualTo(before + published);
    }

    @Test
    void neverGoesBackWhileTwoPublish() throws Exception {
        Sku sku = catalogue.productWithStock(1);
        AtomicBoolean over = new AtomicBoolean();
        try (var another = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> publishing = another.submit(() -> {
                while (!over.get()) {
                    stepOfTheOther();
                }
            });
            for (int change = 1; change <= 300; change++) {
                database.sql("update product set brand = ? where sku = ?")
                        .params("Brand " + change, sku.value())
                        .update();
            }
            awaitPublished();
            over.set(true);
            publishing.get();
        }

        List<ProductState> told =
                recordsOf(sku).stream().map(PublicationIT::read).toList();
        assertThat(told).extracting(ProductState::version).isSorted().doesNotHaveDuplicates();
        assertThat(told.stream()
                        .map(state -> state.brand().replaceAll("\\D", ""))
                        .filter(n -> !n.isEmpty())
                        .map(Integer::valueOf))
                .isSorted();
        assertThat(told.getLast().brand()).isEqualTo("Brand 300");
    }

    /** Between the broker's answer and the commit anything may end a publisher. */
    @Test
    void sendsAgainWhatItCouldNotNoteAsSent() {
        Sku sku = catalogue.productWithStock(1);
        awaitPublished();
        int before = recordsOf(sku).size();

        transaction.executeWithoutResult(status -> {
            database.sql("update product set brand = 'Crash' where sku = ?")
                    .param(sku.value())
                    .update();
        });
        boolean sent = Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            return other.step();
        }));

        awaitPublished();
        assertThat(Objects.requireNonNull(last(sku)).brand()).isEqualTo("Crash");
        assertThat(recordsOf(sku).size()).isGreaterThanOrEqualTo(before + (sent ? 2 : 1));
    }

    @Test
    void shutsOutWhoSpokeBefore() {
        otherPublisher.takeOver("test-" + UUID.randomUUID());
        assertThat(otherPublisher.speaks()).isTrue();
        String name = database.sql("select name from product_publication")
                .query(String.class)
                .single();
        otherPublisher.takeOver(name);
        catalogue.productWithStock(1);
        awaitPublished();

        Map<Sku, Optional<ProductState>> late = Map.of(new Sku("LATE-" + UUID.randomUUID()), Optional.empty());
        assertThatThrownBy(() -> otherPublisher.publish(Topics.PRODUCTS, late, Instant.EPOCH))
                .isInstanceOf(StatesNotSent.class);
        assertThat(otherPublisher.speaks()).isFalse();
    }

    @Test
    void goesOnWhenTheBrokerIsBack() {
        Sku sku = catalogue.productWithStock(1);
        awaitPublished();
        LarderInfrastructure.shared().broker().pause();
        try {
            for (int change = 1; change <= 20; change++) {
                database.sql("update product set brand = ? where sku = ?")
                        .params("Away " + change, sku.value())
                        .update();
            }
            assertThat(marks.waiting()).isPositive();
        } finally {
            LarderInfrastructure.shared().broker().resume();
        }

        awaitPublished();
        assertThat(Objects.requireNonNull(last(sku)).brand()).isEqualTo("Away 20");
    }

    @Test
    void letsAReaderHoldTheCatalogueAsItIs() {
        String prefix = "VIEW-" + UUID.randomUUID() + "-";
        copyProducts(prefix, 40);
        Random random = new Random(prefix.hashCode());
        for (int change = 0; change < 400; change++) {
            String sku = prefix + (1 + random.nextInt(40));
            switch (random.nextInt(6)) {
                case 0 -> set(sku, "removed = true");
                case 1 -> set(sku, "removed = false");
                case 2 -> set(sku, "family = 'f" + random.nextInt(3) + "'");
                case 3 -> set(sku, "brand = 'b" + random.nextInt(5) + "'");
                case 4 -> set(sku, "pack_count = " + (1 + random.nextInt(9)));
                default -> set(sku, "name_en = 'n" + change + "'");
            }
        }
        awaitPublished();

        Map<Sku, ProductState> held = new HashMap<>();
        for (ConsumerRecord<String, byte[]> each : products.records()) {
            if (each.key().startsWith(prefix)) {
                if (each.value() == null) {
                    held.remove(new Sku(each.key()));
                } else {
                    held.put(new Sku(each.key()), read(each));
                }
            }
        }
        Map<Sku, Instant> all = new HashMap<>();
        for (int number = 1; number <= 40; number++) {
            all.put(new Sku(prefix + number), Instant.EPOCH);
        }
        Map<Sku, ProductState> present = states.present(all, 0, Fixtures.now());
        assertThat(held.keySet()).isEqualTo(present.keySet());
        assertThat(held.values().stream().map(PublicationIT::timeless))
                .containsExactlyInAnyOrderElementsOf(
                        present.values().stream().map(PublicationIT::timeless).toList());
    }

    private void set(String sku, String what) {
        database.sql("update product set " + what + " where sku = ?").param(sku).update();
    }

    /** Many products in one statement, as a feed writes them, and their prices in another. */
    private void copyProducts(String prefix, int count) {
        Sku pattern = catalogue.productWithStock(1);
        transaction.executeWithoutResult(_ -> {
            database.sql("""
                            insert into product (sku, seller, brand, name_en, name_ko, category_id, pack_count, pack_size,
                                                 pack_unit, version)
                            select :prefix || n, seller, brand, name_en, name_ko, category_id, pack_count, pack_size, pack_unit, 0
                            from product, generate_series(1, :count) n where sku = :pattern
                            """)
                    .param("prefix", prefix)
                    .param("count", count)
                    .param("pattern", pattern.value())
                    .update();
            database.sql("""
                            insert into price (sku, kind, amount_minor, currency, starts_at, laid_by, laid_at)
                            select :prefix || n, 'REGULAR', 450, 'USD', now(), 'test', now() from generate_series(1, :count) n
                            """).param("prefix", prefix).param("count", count).update();
        });
    }

    private void stepOfTheOther() {
        try {
            transaction.executeWithoutResult(_ -> other.step());
        } catch (StatesNotSent _) {
            // shut out by the service, which was at it in between
        }
    }

    private void awaitPublished() {
        await("all is published").atMost(PATIENCE).until(marks::waiting, waiting -> waiting == 0);
    }

    private List<ConsumerRecord<String, byte[]>> recordsOf(Sku sku) {
        return new ArrayList<>(products.records().stream()
                .filter(each -> each.key().equals(sku.value()))
                .toList());
    }

    private @Nullable ProductState last(Sku sku) {
        List<ConsumerRecord<String, byte[]>> all = recordsOf(sku);
        return all.isEmpty() || all.getLast().value() == null ? null : read(all.getLast());
    }

    private static ProductState read(ConsumerRecord<String, byte[]> told) {
        try (EventDeserializer<ProductState> in = EventDeserializer.of(Topics.PRODUCTS)) {
            return Objects.requireNonNull(in.deserialize(told.topic(), told.headers(), told.value()));
        }
    }

    private static ProductState timeless(ProductState state) {
        return new ProductState(
                state.sku(),
                state.seller(),
                state.brand(),
                state.gtin(),
                state.family(),
                state.name(),
                state.categories(),
                state.pack(),
                state.unitPrice(),
                state.sale(),
                0,
                Instant.EPOCH);
    }
}
