package larder.catalog.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import larder.catalog.CatalogProperties;
import larder.contracts.Money;
import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.testing.HandsOfAClock;
import larder.testing.LarderInfrastructure;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Whatever prices are laid and withdrawn, and whenever: nobody is charged more than they were shown. */
class PricePromiseIT {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration HONOURED = Duration.ofMinutes(15);
    private static final Duration LAG = Duration.ofSeconds(30);
    private static final int MINUTES = 120;

    private static JdbcClient database = JdbcClient.create(new SingleConnectionDataSource());

    private final HandsOfAClock clock = new HandsOfAClock(START);
    private final Prices prices = new Prices(
            database,
            new CatalogProperties(new ByteArrayResource(new byte[0]), new CatalogProperties.Prices(HONOURED)));
    private final LayPrices layPrices = new LayPrices(database, _ -> {}, clock);
    private final PriceHistory history = new PriceHistory(database);
    private final SchedulePrice schedulePrice = new SchedulePrice(database, history, prices, layPrices, clock);

    @BeforeContainer
    static void migrate() {
        LarderInfrastructure.Database fresh = LarderInfrastructure.shared().newDatabase();
        var connections = new SingleConnectionDataSource(fresh.url(), fresh.user(), fresh.password(), true);
        Flyway.configure()
                .dataSource(connections)
                .locations("classpath:db/support", "classpath:db/migration")
                .load()
                .migrate();
        database = JdbcClient.create(connections);
        database.sql("insert into category (id, name_en, path) values ('water', 'Water', array ['water'])")
                .update();
    }

    @Property(tries = 150)
    void chargesNobodyMoreThanTheyWereShown(
            @ForAll("deeds") List<Deed> deeds, @ForAll("moments") List<Integer> moments) {
        Sku sku = product();
        List<Shown> model = new ArrayList<>();
        deeds.stream()
                .sorted((one, other) -> Integer.compare(one.minute(), other.minute()))
                .forEach(deed -> {
                    clock.set(at(deed.minute()));
                    perform(deed, sku, model);
                });

        for (int shownAt : moments) {
            Optional<Money> shown = prices.of(sku, at(shownAt)).map(Pricing::inForce);
            assertThat(shown).as("shown at %s", shownAt).isEqualTo(shown(model, at(shownAt)));
            for (int later = 0; later <= HONOURED.toMinutes(); later += 5) {
                Instant orderedAt = at(shownAt + later);
                Optional<Money> charged = prices.of(sku, orderedAt).map(Pricing::chargeable);
                assertThat(charged).as("charged at %s", orderedAt).isEqualTo(charged(model, orderedAt));
                if (shown.isPresent()
                        && charged.orElseThrow().currency().equals(shown.get().currency())) {
                    assertThat(charged.get()).isLessThanOrEqualTo(shown.get());
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<Deed> deed = Combinators.combine(
                        Arbitraries.integers().between(0, MINUTES),
                        Arbitraries.of(NewPrice.Kind.values()),
                        Arbitraries.longs().between(1, 9),
                        Arbitraries.of("USD", "USD", "USD", "KRW"),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.of(true, false, false))
                .as(Deed::new);
        return deed.list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Integer>> moments() {
        return Arbitraries.integers().between(0, MINUTES + 30).list().ofSize(4);
    }

    /** Does the same to the product and to the model. */
    private void perform(Deed deed, Sku sku, List<Shown> model) {
        Instant from = clock.instant().plus(Duration.ofMinutes(deed.delay()));
        Money amount = new Money(deed.amount(), Currency.getInstance(deed.currency()));
        if (deed.takesBack()) {
            history.page(sku, null, 1).forEach(last -> {
                try {
                    schedulePrice.withdraw(sku, last.id(), "test");
                    model.removeIf(each -> each.id() == last.id());
                } catch (ProblemException e) {
                    // has begun: it stays
                }
            });
        } else {
            Instant until = deed.kind() == NewPrice.Kind.SALE ? from.plus(Duration.ofMinutes(deed.lasts())) : null;
            var price = new NewPrice(sku, deed.kind(), amount, from, until, null);
            if (!layPrices.lay(List.of(price), "test").isEmpty()) {
                long id = history.page(sku, null, 1).getFirst().id();
                model.add(new Shown(id, deed.kind(), amount, from, until));
            }
        }
    }

    /** What is shown at a moment, told in another way than the database does. */
    private static Optional<Money> shown(List<Shown> model, Instant at) {
        Shown regular = null;
        for (Shown each : model) {
            boolean begun = each.kind() == NewPrice.Kind.REGULAR && !each.from().isAfter(at);
            if (begun && (regular == null || !each.from().isBefore(regular.from()))) {
                regular = each;
            }
        }
        if (regular == null) {
            return Optional.empty();
        }
        Money lowest = regular.amount();
        for (Shown each : model) {
            Instant until = each.until();
            if (until != null
                    && !each.from().isAfter(at)
                    && until.isAfter(at)
                    && each.amount().currency().equals(lowest.currency())
                    && each.amount().compareTo(lowest) < 0) {
                lowest = each.amount();
            }
        }
        return Optional.of(lowest);
    }

    /** The lowest that was shown at any half minute of the window, which all changes of the model fall on. */
    private static Optional<Money> charged(List<Shown> model, Instant at) {
        Optional<Money> lowest = shown(model, at);
        for (Instant moment = at.minus(HONOURED).minus(LAG); moment.isBefore(at); moment = moment.plusSeconds(30)) {
            Optional<Money> then = shown(model, moment);
            if (then.isPresent()
                    && then.get().currency().equals(lowest.orElseThrow().currency())
                    && then.get().compareTo(lowest.get()) < 0) {
                lowest = then;
            }
        }
        return lowest;
    }

    private static Sku product() {
        Sku sku = new Sku("P-" + UUID.randomUUID());
        database.sql("""
                        insert into product (sku, seller, brand, name_en, category_id, version)
                        values (?, 'larder', 'Testwell', 'Water', 'water', 0)
                        """).param(sku.value()).update();
        return sku;
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    /**
     * Something that ops do.
     *
     * @param minute when they do it
     * @param delay in how many minutes the price begins
     * @param lasts how many minutes a sale price lasts
     * @param takesBack whether they withdraw the last price instead
     */
    record Deed(
            int minute, NewPrice.Kind kind, long amount, String currency, int delay, int lasts, boolean takesBack) {}

    private record Shown(
            long id,
            NewPrice.Kind kind,
            Money amount,
            Instant from,
            @Nullable Instant until) {}
}
