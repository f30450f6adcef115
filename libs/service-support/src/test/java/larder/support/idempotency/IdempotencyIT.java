package larder.support.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import larder.contracts.ShopperId;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@LarderIntegrationTest
class IdempotencyIT {

    private static final String ONE_AND_A_HALF = "{\"amount\":1.50}";

    private final ServiceClient service;
    private final KeyedEffects effects;
    private final AnsweredRequests answered;
    private final Idempotency idempotency;
    private final JdbcClient database;
    private final String name = "e-" + UUID.randomUUID();
    private final String path = "/effects/" + name;
    private final String key = "\"" + UUID.randomUUID() + "\"";
    private final String someone = LarderInfrastructure.shared().issuer().token("someone", "ops");

    IdempotencyIT(
            @LocalServerPort int port,
            @Autowired KeyedEffects effects,
            @Autowired AnsweredRequests answered,
            @Autowired Idempotency idempotency,
            @Autowired JdbcClient database) {
        this.service = LarderInfrastructure.shared().client(port);
        this.effects = effects;
        this.answered = answered;
        this.idempotency = idempotency;
        this.database = database;
    }

    @Test
    void actsOnceAndAnswersTheSameAgain() {
        Response first = post(path, ONE_AND_A_HALF, key);
        Response again = post(path, "{ \"amount\" : 1.50 }", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body()).isEqualTo("{\"name\":\"" + name + "\",\"amount\":1.50,\"number\":1}");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(201);
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.headers().firstValue(header))
                    .as(header)
                    .isPresent()
                    .isEqualTo(first.headers().firstValue(header));
        }
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(effects.count(name)).isEqualTo(1);
    }

    @Test
    void remembersAnswersWithoutABody() {
        assertThat(post(path + "/nothing", "", key).status()).isEqualTo(204);
        assertThat(post(path + "/nothing", "", key).status()).isEqualTo(204);

        assertThat(effects.count(name)).isEqualTo(1);
    }

    @Test
    void actsEachTimeWithoutAKey() {
        service.post(path, someone, ONE_AND_A_HALF);
        service.post(path, someone, ONE_AND_A_HALF);

        assertThat(effects.count(name)).isEqualTo(2);
    }

    @Test
    void actsOnceWhenManySendTheSameAtOnce() throws Exception {
        List<Response> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> running = IntStream.range(0, 50)
                    .mapToObj(_ -> threads.submit(() -> post(path, ONE_AND_A_HALF, key)))
                    .toList();
            for (Future<Response> each : running) {
                answers.add(each.get());
            }
        }

        assertThat(effects.count(name)).isEqualTo(1);
        assertThat(answers)
                .anyMatch(answer -> answer.status() == 201)
                .allMatch(answer -> answer.status() == 201
                        || answer.problem().equals("idempotency-key-in-use")
                        || answer.problem().equals("database-unavailable"));
        assertThat(post(path, ONE_AND_A_HALF, key).status()).isEqualTo(201);
    }

    @Test
    void doesNotWaitForTheFirstToEnd() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        effects.held.put(name, goOn);
        effects.begun.put(name, begun);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> first = threads.submit(() -> post(path, ONE_AND_A_HALF, key));
            begun.await();
            Response meanwhile = post(path, ONE_AND_A_HALF, key);
            goOn.countDown();

            assertThat(meanwhile.problem()).isEqualTo("idempotency-key-in-use");
            assertThat(meanwhile.status()).isEqualTo(409);
            assertThat(meanwhile.headers().firstValue("Retry-After")).contains("1");
            assertThat(first.get().status()).isEqualTo(201);
        }
        assertThat(post(path, ONE_AND_A_HALF, key).status()).isEqualTo(201);
        assertThat(effects.count(name)).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatStoodForAnotherRequest() {
        post(path, ONE_AND_A_HALF, key);

        for (Response other : List.of(
                post(path, "{\"amount\":2}", key),
                post(path + "/nothing", "", key),
                post(path + "x", ONE_AND_A_HALF, key),
                post(path + "?other=1", ONE_AND_A_HALF, key))) {
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        }
        assertThat(effects.count(name)).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        String other = LarderInfrastructure.shared().issuer().token("somebody-else", "ops");

        post(path, ONE_AND_A_HALF, key);
        Response others = service.send("POST", path, other, "{\"amount\":2}", "Idempotency-Key", key);

        assertThat(others.status()).isEqualTo(201);
        assertThat(effects.count(name)).isEqualTo(2);
    }

    @Test
    void keepsNothingOfWhatIsRefused() {
        assertThat(post(path + "/refused", "{\"amount\":-1}", key).status()).isEqualTo(409);
        assertThat(post(path + "/refused", "{\"amount\":1}", key).status()).isEqualTo(422);
        assertThat(effects.count(name)).isZero();

        assertThat(post(path, ONE_AND_A_HALF, key).status()).isEqualTo(201);
    }

    @Test
    void actsAgainAfterTheDatabaseWasLostInTheMiddle() {
        Response lost = post(path + "/broken", "", key);
        Response again = post(path + "/broken", "", key);

        assertThat(lost.status()).isEqualTo(503);
        assertThat(again.status()).isEqualTo(204);
        assertThat(effects.count(name)).isEqualTo(1);
    }

    @Test
    void takesOnlyStringsInQuotes() {
        String tooLong = "\"" + "k".repeat(256) + "\"";
        for (String odd : List.of("bare", "\"\"", "\"  \"", "\"open", "7", ":AQID:", "\"a\", \"b\"", tooLong)) {
            Response refused = post(path, ONE_AND_A_HALF, odd);

            assertThat(refused.status()).as(odd).isEqualTo(400);
            assertThat(refused.problem()).isEqualTo("invalid-request");
        }
        Response twice = service.send(
                "POST", path, someone, ONE_AND_A_HALF, "Idempotency-Key", "\"a\"", "Idempotency-Key", "\"b\"");
        assertThat(twice.problem()).isEqualTo("invalid-request");
        assertThat(effects.count(name)).isZero();
        assertThat(post(path, ONE_AND_A_HALF, "\"" + name + "k".repeat(200) + "\"")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void forgetsKeysAfterAWhile() {
        post(path, ONE_AND_A_HALF, key);
        age("6 days");
        answered.forgetOld();
        post(path, ONE_AND_A_HALF, key);
        assertThat(effects.count(name)).isEqualTo(1);

        age("8 days");
        answered.forgetOld();
        post(path, ONE_AND_A_HALF, key);

        assertThat(effects.count(name)).isEqualTo(2);
    }

    @Test
    void forgetsTheKeysOfAnErasedAccount() {
        String leaving = LarderInfrastructure.shared().issuer().token(name, "shopper");
        service.send("POST", path, leaving, ONE_AND_A_HALF, "Idempotency-Key", "\"a\"");
        service.send("POST", path, leaving, ONE_AND_A_HALF, "Idempotency-Key", "\"b\"");

        assertThat(idempotency.forget(new ShopperId(name), 1)).isEqualTo(1);
        assertThat(idempotency.forget(new ShopperId(name), 10)).isEqualTo(1);
        assertThat(idempotency.forget(new ShopperId(name), 10)).isZero();
    }

    private void age(String interval) {
        database.sql("update idempotency_key set made_at = now() - cast(? as interval) where key = ?")
                .param(interval)
                .param(key.replace("\"", ""))
                .update();
    }

    private Response post(String where, String body, String withKey) {
        return service.send("POST", where, someone, body, "Idempotency-Key", withKey);
    }
}
