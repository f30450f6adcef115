package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import larder.contracts.Consent;
import larder.contracts.Identifier;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.delivery.DeliveryEvent;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.order.Happening.Approved;
import larder.order.Happening.Arrived;
import larder.order.Happening.CancelledByOps;
import larder.order.Happening.CancelledByShopper;
import larder.order.Happening.CancelledByStranger;
import larder.order.Happening.Declined;
import larder.order.Happening.Dispatched;
import larder.order.Happening.Lost;
import larder.order.Happening.Passed;
import larder.order.Happening.Redelivered;
import larder.order.Happening.Refused;
import larder.order.Happening.Reserved;
import larder.order.Happening.Retold;
import larder.order.Happening.TimerWentOff;
import larder.order.OrderModel.Entry;
import larder.testing.Fixtures;
import larder.testing.TestTopic;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.TestContextManager;
import tools.jackson.databind.JsonNode;

/**
 * Lets whatever can happen to orders happen to many of them, in any order, at once, twice, and while the service loses its database; after
 * each round every order must be what a model says that was written from the rules alone. At the end the topic must have told each
 * history once and in order, and whoever waits must have a timer.
 */
class OrderMachineIT extends OrderScene {

    private static final int ORDERS = 24;
    private static final int ROUNDS = 24;
    private static final int TURNS = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final long UNIT_MINOR = 500;
    private static final long CEILING_MINOR = 1_500;

    private final List<PlayedOrder> all = new ArrayList<>();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    /** What happens at the same time; the connections to the database break meanwhile, where so drawn. */
    record Round(List<Turn> turns, boolean disturbed) {}

    /** The same running service as the other tests', which only the other engine's extension would bring here. */
    @BeforeTry
    void join() throws Exception {
        new TestContextManager(OrderMachineIT.class).prepareTestInstance(this);
    }

    @Property(tries = 4, seed = "20261126", generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF)
    void isWhatTheModelSaysWhateverHappens(@ForAll("rounds") List<Round> rounds) {
        List<PlayedOrder> present = new ArrayList<>();
        for (int number = 0; number < ORDERS; number++) {
            present.add(order(number));
        }
        settle();
        for (Round round : rounds) {
            play(round, present);
            for (int number = 0; number < ORDERS; number++) {
                if (present.get(number).model().over() && number % 2 == 0) {
                    present.set(number, order(number));
                }
            }
            settle();
        }

        toldEachHistoryOnce();
        hasATimerForWhoeverWaits();
        assertThat(deadLetterKeys()).doesNotContainAnyElementsOf(ids());
    }

    private PlayedOrder order(int number) {
        boolean proposes = number % 3 == 0;
        Consent consent = proposes ? new Consent(Consent.Mode.PROPOSE, null, null, null, null) : Consent.UNASKED;
        OrderTerms terms = new OrderTerms(
                Fixtures.shopper(),
                new Sku("TEST-SKU"),
                new Quantity(2),
                money(CEILING_MINOR),
                Fixtures.address(),
                consent,
                OrderTerms.DeliveryPreference.DOORSTEP);
        OrderDecided decided = decided(Trigger.LEVEL, terms);
        PlayedOrder order = new PlayedOrder(decided, new OrderModel(CEILING_MINOR, proposes));
        send(order, decisions, decided.slot(), decided);
        all.add(order);
        return order;
    }

    private void play(Round round, List<PlayedOrder> present) {
        Map<Integer, Turn> turns =
                round.turns().stream().collect(Collectors.toMap(Turn::order, turn -> turn, (first, _) -> first));
        Map<PlayedOrder, List<Future<Integer>>> played = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            turns.forEach((number, turn) -> {
                PlayedOrder order = present.get(number);
                List<Happening> atOnce = order.admitted(turn);
                order.expect(atOnce);
                played.put(
                        order,
                        atOnce.stream()
                                .map(each -> threads.submit(() -> perform(order, each)))
                                .toList());
            });
            if (round.disturbed()) {
                breakConnections();
            }
        }
        settle();
        played.forEach((order, answers) -> order.learn(
                history(order),
                round.disturbed()
                        ? null
                        : answers.stream()
                                .map(Future::resultNow)
                                .filter(status -> status != 0)
                                .toList()));
    }

    private int perform(PlayedOrder order, Happening happening) {
        OrderDecided decided = order.decided();
        return switch (happening) {
            case Reserved reserved -> tell(order, reserved(decided, reserved.totalMinor()));
            case Refused refused ->
                tell(order, new StockRefused(decided.order(), decided.terms().sku(), refused.reason(), Fixtures.now()));
            case CancelledByShopper _ -> call(order, "/cancel", shopper(decided), "");
            case CancelledByOps _ -> call(order, "/cancel", ops, "{\"reason\":\"a test\"}");
            case CancelledByStranger _ -> call(order, "/cancel", token("stranger", "shopper"), "");
            case Approved _ -> call(order, "/approve", shopper(decided), "");
            case Declined _ -> call(order, "/decline", shopper(decided), "");
            case Passed passed -> pass(order, passed.time());
            case TimerWentOff _ -> goOff(order);
            case Dispatched _ ->
                carry(
                        order,
                        new DeliveryEvent.ShipmentDispatched(
                                shipment(decided), decided.order(), "TRK", Fixtures.now()));
            case Arrived _ ->
                carry(order, new DeliveryEvent.Delivered(shipment(decided), decided.order(), Fixtures.now()));
            case Lost _ ->
                carry(
                        order,
                        new DeliveryEvent.DeliveryFailed(shipment(decided), decided.order(), "lost", Fixtures.now()));
            case Redelivered _ -> silently(order::sendAgain);
            case Retold _ -> silently(order::retell);
        };
    }

    private int tell(PlayedOrder order, StockEvent event) {
        send(order, stock, event.order(), event);
        return 0;
    }

    private int carry(PlayedOrder order, DeliveryEvent event) {
        send(order, deliveries, event.order(), event);
        return 0;
    }

    private <K extends Identifier, V> void send(PlayedOrder order, TestTopic<K, V> topic, K key, V event) {
        String id = newEventId();
        topic.send(key, event, id);
        sent.add(id);
        order.sent(() -> topic.send(key, event, id), () -> {
            String other = newEventId();
            topic.send(key, event, other);
            sent.add(other);
        });
    }

    /** As a phone does it: asks again while the service cannot answer. */
    private int call(PlayedOrder order, String what, String token, String body) {
        return await("an answer")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(
                        () -> client().post(path(order.decided()) + what, token, body)
                                .status(),
                        status -> status < 500);
    }

    /** To the order it is as if so much time had gone by. */
    private int pass(PlayedOrder order, Duration time) {
        String ago = time.toSeconds() + " seconds";
        retried(() -> jdbc.sql("""
                        with older as (
                            update orders set placed_at = placed_at - :ago::interval,
                                cancellable_until = cancellable_until - :ago::interval,
                                lapses_at = lapses_at - :ago::interval,
                                resolvable_until = resolvable_until - :ago::interval
                            where id = :id)
                        update scheduled_tasks set execution_time = execution_time - :ago::interval
                        where task_instance = :task
                        """)
                .param("ago", ago)
                .param("id", order.decided().order().uuid())
                .param("task", order.decided().order().value())
                .update());
        return 0;
    }

    private int goOff(PlayedOrder order) {
        retried(() -> makeTimerDue(order.decided()));
        return 0;
    }

    private static int silently(Runnable deed) {
        deed.run();
        return 0;
    }

    private static void retried(Runnable change) {
        await("the database")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptions()
                .until(() -> {
                    change.run();
                    return true;
                });
    }

    private void breakConnections() {
        retried(() -> jdbc.sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                        """).query(Long.class).single());
    }

    /** Until every record was acted on and no timer is due. */
    private void settle() {
        List<String> ids = List.copyOf(sent);
        await("all is quiet")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptions()
                .until(() -> unhandled(ids) == 0 && due() == 0);
        sent.clear();
    }

    private long unhandled(List<String> ids) {
        return ids.isEmpty()
                ? 0
                : ids.size()
                        - jdbc.sql("select count(distinct event_id) from processed_event where event_id in (:ids)")
                                .param("ids", ids)
                                .query(Long.class)
                                .single();
    }

    private long due() {
        return jdbc.sql(
                        "select count(*) from scheduled_tasks where execution_time <= now() and task_instance in (:ids)")
                .param("ids", ids())
                .query(Long.class)
                .single();
    }

    private Collection<String> ids() {
        return all.stream().map(order -> order.decided().order().value()).toList();
    }

    private List<Entry> history(PlayedOrder order) {
        JsonNode shown = look(order.decided());
        List<Entry> history = shown.path("history")
                .valueStream()
                .map(entry -> new Entry(
                        entry.path("to").asString(),
                        entry.path("cause").asString(),
                        entry.path("by").asString()))
                .toList();
        assertThat(shown.path("state").asString()).isEqualTo(history.getLast().state());
        return history;
    }

    private void toldEachHistoryOnce() {
        long entries =
                all.stream().mapToLong(order -> order.model().history().size()).sum();
        Map<String, List<Entry>> told = await("all was told")
                .atMost(PATIENCE)
                .until(
                        this::told,
                        found -> found.values().stream().mapToLong(List::size).sum() >= entries);
        for (PlayedOrder order : all) {
            assertThat(told.get(order.decided().order().value()))
                    .isEqualTo(order.model().history());
        }
    }

    private Map<String, List<Entry>> told() {
        Collection<String> ids = ids();
        return orderEvents.once().stream()
                .filter(event -> ids.contains(event.order().value()))
                .collect(Collectors.groupingBy(
                        event -> event.order().value(),
                        Collectors.mapping(OrderMachineIT::entry, Collectors.toList())));
    }

    private static Entry entry(OrderEvent event) {
        OrderEvent.Cause cause = event.cause();
        if (cause == null) {
            throw new AssertionError("nobody took the step " + event);
        }
        return new Entry(state(event), cause.why(), cause.by().name());
    }

    private static String state(OrderEvent event) {
        String name = event.getClass().getSimpleName().substring("Order".length());
        return name.equals("InResolution") ? "IN_RESOLUTION" : name.toUpperCase(Locale.ROOT);
    }

    private void hasATimerForWhoeverWaits() {
        for (PlayedOrder order : all) {
            List<String> timers = jdbc.sql("select task_name from scheduled_tasks where task_instance = ?")
                    .param(order.decided().order().value())
                    .query((row, _) -> row.getString(1))
                    .list();
            assertThat(timers).containsAll(order.timer());
        }
    }

    private StockReserved reserved(OrderDecided decided, long totalMinor) {
        return new StockReserved(
                decided.order(),
                decided.terms().sku(),
                decided.terms().quantity(),
                money(UNIT_MINOR),
                money(totalMinor),
                Fixtures.now());
    }

    private static Money money(long minor) {
        return new Money(minor, Currency.getInstance("USD"));
    }

    @Provide
    Arbitrary<List<Round>> rounds() {
        Arbitrary<Turn> turn = Combinators.combine(
                        Arbitraries.integers().between(0, ORDERS - 1), happening(), meanwhile())
                .as(Turn::new);
        return Combinators.combine(
                        turn.list().ofSize(TURNS), Arbitraries.frequency(Tuple.of(7, false), Tuple.of(1, true)))
                .as(Round::new)
                .list()
                .ofSize(ROUNDS);
    }

    private static Arbitrary<Happening> happening() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Arbitraries.longs()
                                .between(CEILING_MINOR - 400, CEILING_MINOR + 100)
                                .map(Reserved::new)),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                        RejectReason.OUT_OF_STOCK,
                                        RejectReason.OUT_OF_STOCK,
                                        RejectReason.SALE_SUSPENDED)
                                .map(Refused::new)),
                Tuple.of(
                        4,
                        Arbitraries.of(Duration.ofHours(10), Duration.ofHours(30), Duration.ofHours(80))
                                .map(Passed::new)),
                Tuple.of(2, calls()),
                Tuple.of(2, Arbitraries.of(new Approved(), new Declined())),
                Tuple.of(4, Arbitraries.of(new Dispatched(), new Arrived(), new Lost())),
                Tuple.of(2, Arbitraries.of(new Redelivered(), new Retold())));
    }

    /** Half of the time nothing. */
    private static Arbitrary<@Nullable Happening> meanwhile() {
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(null)), Tuple.of(1, calls()));
    }

    private static Arbitrary<Happening> calls() {
        return Arbitraries.of(
                new CancelledByShopper(),
                new CancelledByOps(),
                new CancelledByStranger(),
                new Approved(),
                new Declined(),
                new TimerWentOff());
    }
}
