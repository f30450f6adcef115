package larder.order.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import larder.order.EmptyDatabase;
import larder.order.ledger.OrderState;
import larder.testing.Fixtures;
import larder.testing.HandsOfAClock;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Which orders take of a budget, and for how long: against a model that knows no SQL. */
class CommittedOrdersIT {

    private static final Instant START = Instant.parse("2026-03-28T00:00:00Z");
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Set<OrderState> WAITING =
            Set.of(OrderState.HELD, OrderState.AUTHORISING, OrderState.IN_RESOLUTION);
    private static final Set<OrderState> BOUGHT =
            Set.of(OrderState.PLACED, OrderState.CONFIRMED, OrderState.SHIPPED, OrderState.DELIVERED);

    private static JdbcClient database = JdbcClient.create(new SingleConnectionDataSource());

    private final HandsOfAClock clock = new HandsOfAClock(START);
    private final CommittedOrders committed = new CommittedOrders(database, clock);
    private final ShopperId owner = Fixtures.shopper();
    private final SlotId slot = Fixtures.slot();

    @BeforeContainer
    static void migrate() {
        database = EmptyDatabase.create();
    }

    /** Held on the last evening of March, it belongs to April as soon as it is April, and for good once it is approved then. */
    @Example
    void carriesWhatWaitsIntoTheNextDayAndMonth() {
        Instant evening = Instant.parse("2026-03-31T20:00:00Z");
        Instant morning = Instant.parse("2026-04-01T05:00:00Z");
        insert(new Row(OrderState.PLACED, evening.minusSeconds(60), 1000, EUR, false), slot);
        UUID held = insert(new Row(OrderState.HELD, null, 700, EUR, false), slot);

        clock.set(evening);
        assertThat(now()).isEqualTo(new Committed(euro(1000), euro(1000), euro(700)));
        clock.set(morning);
        assertThat(now()).isEqualTo(new Committed(euro(0), euro(0), euro(700)));

        database.sql("update orders set state = 'PLACED', placed_at = ? where id = ?")
                .param(morning.atOffset(ZoneOffset.UTC))
                .param(held)
                .update();
        assertThat(now()).isEqualTo(new Committed(euro(700), euro(700), euro(0)));
        clock.set(morning.plus(Duration.ofDays(1)));
        assertThat(now()).isEqualTo(new Committed(euro(0), euro(700), euro(0)));
    }

    @Example
    void doesNotCountTheOrderThatIsJudged() {
        UUID judged = insert(new Row(OrderState.HELD, null, 700, EUR, false), slot);

        assertThat(committed.of(owner, slot, EUR, HELSINKI, new OrderId(judged)).held())
                .isEqualTo(euro(0));
    }

    @Property(tries = 100)
    void addsUpAsTheModelDoes(@ForAll("rows") List<Row> rows, @ForAll("hours") int hours) {
        ShopperId shopper = Fixtures.shopper();
        rows.forEach(row -> insert(row, shopper, slot));
        insert(new Row(OrderState.HELD, null, 99, EUR, false), Fixtures.shopper(), slot);
        Instant now = START.plus(Duration.ofHours(hours));
        clock.set(now);
        LocalDate today = LocalDate.ofInstant(now, HELSINKI);

        Committed expected = new Committed(
                sum(rows, row -> isBought(row, date -> date.equals(today) || date.isAfter(today))),
                sum(rows, row -> isBought(row, date -> !YearMonth.from(date).isBefore(YearMonth.from(today)))),
                sum(rows, row -> WAITING.contains(row.state())));
        assertThat(committed.of(shopper, null, EUR, HELSINKI, null)).isEqualTo(expected);
        assertThat(committed.of(shopper, slot, EUR, HELSINKI, null)).isEqualTo(expected);
        assertThat(committed.of(shopper, Fixtures.slot(), EUR, HELSINKI, null))
                .isEqualTo(new Committed(euro(0), euro(0), euro(0)));
    }

    private Committed now() {
        return committed.of(owner, null, EUR, HELSINKI, null);
    }

    private static boolean isBought(Row row, Predicate<LocalDate> when) {
        return row.placedAt() != null
                && BOUGHT.contains(row.state())
                && when.test(LocalDate.ofInstant(row.placedAt(), HELSINKI));
    }

    private static Money sum(List<Row> rows, Predicate<Row> counted) {
        return euro(rows.stream()
                .filter(row -> row.currency().equals(EUR) && !row.test())
                .filter(counted)
                .mapToLong(Row::minor)
                .sum());
    }

    private static Money euro(long cents) {
        return new Money(cents, EUR);
    }

    private UUID insert(Row row, SlotId of) {
        return insert(row, owner, of);
    }

    private static UUID insert(Row row, ShopperId shopper, SlotId of) {
        UUID id = UUID.randomUUID();
        database.sql("""
                        insert into orders (id, decision_id, event_id, slot, trigger, state, received_at, requested_at,
                            placed_at, owner, sku, packs, recipient, line1, city, postal_code, country, consent,
                            delivery_preference, unit_price_minor, total_minor, currency, test, steps, version)
                        values (:id, :id, 'e', :slot, 'PRESS', :state, now(), now(),
                            :placed, :owner, 'TEST-SKU', 1, 'Ada', 'Street', 'Oulu', '90100', 'FI', '{"mode":"INSTANT"}',
                            'DOORSTEP', :minor, :minor, :currency, :test, 2, 0)
                        """)
                .param("id", id)
                .param("slot", of.value())
                .param("state", row.state().name())
                .param(
                        "placed",
                        row.placedAt() == null ? null : row.placedAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("owner", shopper.value())
                .param("minor", row.minor())
                .param("currency", row.currency().getCurrencyCode())
                .param("test", row.test())
                .update();
        return id;
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.of(OrderState.values()),
                        hours(),
                        Arbitraries.longs().between(0, 10_000),
                        Arbitraries.frequency(Tuple.of(4, EUR), Tuple.of(1, Currency.getInstance("USD"))),
                        Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)))
                .as((state, hour, minor, currency, test) -> new Row(
                        state,
                        WAITING.contains(state) || state == OrderState.REQUESTED || state == OrderState.REJECTED
                                ? null
                                : START.plus(Duration.ofHours(hour)),
                        minor,
                        currency,
                        test))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Integer> hours() {
        return Arbitraries.integers().between(0, 24 * 8);
    }

    record Row(OrderState state, @Nullable Instant placedAt, long minor, Currency currency, boolean test) {}
}
