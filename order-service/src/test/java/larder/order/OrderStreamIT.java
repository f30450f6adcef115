package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import larder.contracts.OrderTerms;
import larder.contracts.Topics;
import larder.contracts.account.AccountState;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Step;
import larder.testing.EventStream;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient.Response;
import larder.testing.TestIssuer;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

class OrderStreamIT extends OrderScene {

    private static final String PATH = "/v1/orders/stream";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OrderTerms terms = Fixtures.terms();
    private final String shopper = token(terms.owner().value(), "shopper");

    @Autowired
    OrderLedger ledger;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SmartLifecycle orderStreams;

    @Test
    void tellsAShopperOfTheirOwnOrdersAsTheyChange() {
        try (EventStream stream = open()) {
            opened(Fixtures.terms());
            OrderDecided own = opened(terms);
            ledger.ask(own.order(), _ -> Step.Cancel.byOps("operator", "out of the catalogue"));

            awaitNames(stream, "REQUESTED", "CANCELLED");
            EventStream.Event called = stream.events().getLast();
            assertThat(called.data().path("orderId").asString())
                    .isEqualTo(own.order().value());
            assertThat(called.data().path("from").asString()).isEqualTo("REQUESTED");
            assertThat(called.data().path("state").asString()).isEqualTo("CANCELLED");
            assertThat(called.data().path("by").asString()).isEqualTo("OPS");
            assertThat(called.data().path("note").asString()).isEqualTo("out of the catalogue");
            assertThat(called.data().toString())
                    .doesNotContain("operator", terms.owner().value());
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
        }
    }

    @Test
    void resumesWithoutGapOrDoublingAlsoAfterARestart() {
        List<String> made = new ArrayList<>();
        List<String> told = new ArrayList<>();
        String lastId;
        try (EventStream stream = open()) {
            made.add(opened(terms).order().value());
            awaitNames(stream, "REQUESTED");
            told.addAll(orders(stream));
            lastId = stream.lastId();

            orderStreams.stop();
            await("the end").atMost(PATIENCE).until(stream::over);
            assertThat(refused(shopper).problem()).isEqualTo("overloaded");
        }
        made.add(opened(terms).order().value());
        orderStreams.start();
        made.add(opened(terms).order().value());
        for (int connection = 0; connection < 2; connection++) {
            try (EventStream stream = open("Last-Event-ID", lastId)) {
                made.add(opened(terms).order().value());
                int left = made.size() - told.size();
                await("what was missed")
                        .atMost(PATIENCE)
                        .until(() -> stream.events().size() >= left);
                told.addAll(orders(stream));
                lastId = stream.lastId();
            }
        }

        assertThat(told).isEqualTo(made);
    }

    /** Whoever went by the numbers of the rows would tell of the second, and never of the first. */
    @Test
    void tellsOfWhatIsCommittedLateToo() {
        try (EventStream stream = open()) {
            TransactionStatus open = transactions.getTransaction(new DefaultTransactionDefinition());
            OrderDecided first = opened(terms);
            OrderDecided second =
                    CompletableFuture.supplyAsync(() -> opened(terms)).join(); // a transaction of its own
            int heard = stream.comments();
            await("two looks at the database").atMost(PATIENCE).until(() -> stream.comments() > heard + 1);
            assertThat(stream.events()).isEmpty();

            transactions.commit(open);

            awaitNames(stream, "REQUESTED", "REQUESTED");
            assertThat(orders(stream))
                    .containsExactly(first.order().value(), second.order().value());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "999999999999999.1", "-1.0", "1"})
    void tellsWhoeverCannotResumeToReadAnew(String lastId) {
        opened(terms);
        try (EventStream stream = open("Last-Event-ID", lastId)) {
            awaitNames(stream, "reset");

            opened(terms);

            awaitNames(stream, "reset", "REQUESTED");
        }
    }

    @Test
    void refusesTheSixthStreamOfAnAccount() {
        List<EventStream> open = IntStream.range(0, 5).mapToObj(_ -> open()).toList();

        Response sixth = refused(shopper);

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.problem()).isEqualTo("rate-limited");
        assertThat(sixth.headers().firstValue("Retry-After")).contains("30");
        open.forEach(EventStream::close);
        await("room again").atMost(PATIENCE).until(() -> {
            try (EventStream again = open()) {
                return again.status() == 200;
            }
        });
    }

    @Test
    void endsWithTheToken() {
        TestIssuer issuer = LarderInfrastructure.shared().issuer();
        String brief = issuer.token(
                terms.owner().value(),
                issuer.uri(),
                TestIssuer.AUDIENCE,
                Clock.systemUTC().instant().plusSeconds(3),
                "shopper");
        try (EventStream stream = client().stream(PATH, brief)) {
            assertThat(stream.status()).isEqualTo(200);

            await("the end").atMost(PATIENCE).until(stream::over);
        }
    }

    @Test
    void endsWhenTheAccountIsErased() {
        try (EventStream stream = open()) {
            TestTopic.of(Topics.ACCOUNTS)
                    .send(
                            terms.owner(),
                            new AccountState(
                                    terms.owner(), AccountState.Status.ERASED, Fixtures.now(), Fixtures.now()));

            await("the end").atMost(PATIENCE).until(stream::over);
        }
    }

    @Test
    void isForShoppersOnly() {
        assertThat(refused(ops).status()).isEqualTo(403);
    }

    private EventStream open(String... headers) {
        return client().stream(PATH, shopper, headers);
    }

    private Response refused(String token) {
        return client().get(PATH, token);
    }

    private OrderDecided opened(OrderTerms terms) {
        OrderDecided decided = decided(Trigger.LEVEL, terms);
        ledger.open(decided);
        return decided;
    }

    private static List<String> orders(EventStream stream) {
        return stream.events().stream()
                .map(event -> event.data().path("orderId").asString())
                .toList();
    }

    private static void awaitNames(EventStream stream, String... names) {
        await("events").atMost(PATIENCE).until(stream::names, List.of(names)::equals);
    }
}
