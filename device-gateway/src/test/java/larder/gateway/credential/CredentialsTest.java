package larder.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import larder.contracts.DeviceId;
import larder.gateway.GatewayProperties;
import larder.gateway.registry.Credential;
import larder.gateway.tail.Hearing;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class CredentialsTest {

    private static final DeviceId DEVICE = new DeviceId("d-1");
    private static final Credential KNOWN = new Credential(DEVICE, Set.of("main"), List.of(), null, null, null);

    private final AtomicLong now = new AtomicLong(Duration.ofHours(1).toNanos());
    private final Hearing hearing = new Hearing();
    private final Registry registry = new Registry();
    private final Credentials credentials = new Credentials(
            registry::find,
            hearing,
            new GatewayProperties.Credentials(
                    100,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(800),
                    1,
                    Duration.ofSeconds(30)),
            now::get);

    @Test
    void asksTheDatabaseOnceWhileItHearsOfChanges() {
        hearing.place(now.get());

        for (int i = 0; i < 50; i++) {
            assertThat(credentials.of(DEVICE)).isSameAs(KNOWN);
            pass(Duration.ofSeconds(1));
            hearing.heardAllUntil(now.get());
        }

        assertThat(registry.asked).isEqualTo(1);
    }

    @Test
    void asksAgainAfterAWhileThoughNothingWasHeard() {
        hearing.place(now.get());
        credentials.of(DEVICE);
        pass(Duration.ofSeconds(61));
        hearing.heardAllUntil(now.get());

        credentials.of(DEVICE);

        assertThat(registry.asked).isEqualTo(2);
    }

    @Test
    void asksAgainOnceItHeardOfAChange() {
        hearing.place(now.get());
        credentials.of(DEVICE);
        credentials.forget(DEVICE);

        credentials.of(DEVICE);

        assertThat(registry.asked).isEqualTo(2);
    }

    @Test
    void trustsItsMemoryForLessThanASecondWhileItCannotHear() {
        credentials.of(DEVICE);
        pass(Duration.ofMillis(700));
        credentials.of(DEVICE);
        assertThat(registry.asked).isEqualTo(1);

        pass(Duration.ofMillis(200));
        credentials.of(DEVICE);

        assertThat(registry.asked).isEqualTo(2);
    }

    @Test
    void doesNotTrustWhatItLearnedBeforeItCouldHear() {
        credentials.of(DEVICE);
        pass(Duration.ofMillis(100));
        hearing.place(now.get());
        pass(Duration.ofMillis(750));
        hearing.heardAllUntil(now.get());

        credentials.of(DEVICE);

        assertThat(registry.asked).isEqualTo(2);
    }

    @Test
    void forgetsAReadThatBeganBeforeTheChange() throws InterruptedException {
        hearing.place(now.get());
        registry.hold = new CountDownLatch(1);
        Thread reading = Thread.ofVirtual().start(() -> credentials.of(DEVICE));
        Awaitility.await().until(() -> registry.asked == 1);
        Thread forgetting = Thread.ofPlatform().start(() -> credentials.forget(DEVICE));
        Awaitility.await()
                .until(() ->
                        forgetting.getState() == Thread.State.BLOCKED || forgetting.getState() == Thread.State.WAITING);
        registry.hold.countDown();
        reading.join();
        forgetting.join();

        credentials.of(DEVICE);

        assertThat(registry.asked).isEqualTo(2);
    }

    @Test
    void remembersForASecondThatADeviceIsUnknown() {
        registry.found = null;
        hearing.place(now.get());
        assertProblem(ProblemType.DEVICE_UNKNOWN);
        assertProblem(ProblemType.DEVICE_UNKNOWN);
        assertThat(registry.asked).isEqualTo(1);

        registry.found = KNOWN;
        pass(Duration.ofMillis(1001));
        hearing.heardAllUntil(now.get());

        assertThat(credentials.of(DEVICE)).isSameAs(KNOWN);
    }

    @Test
    void saysThatTheDatabaseIsAwayWhenItKnowsNothing() {
        registry.away = true;

        assertProblem(ProblemType.DATABASE_UNAVAILABLE);
    }

    @Test
    void goesOnWithWhatItKnowsWhileTheDatabaseIsAway() {
        hearing.place(now.get());
        credentials.of(DEVICE);
        registry.away = true;
        pass(Duration.ofSeconds(61));
        hearing.heardAllUntil(now.get());

        assertThat(credentials.of(DEVICE)).isSameAs(KNOWN);
        assertThat(credentials.of(DEVICE)).isSameAs(KNOWN);
        assertThat(registry.asked).isEqualTo(2);
    }

    @Test
    void goesOnWithNothingWhileDatabaseAndBrokerAreAway() {
        hearing.place(now.get());
        credentials.of(DEVICE);
        registry.away = true;
        pass(Duration.ofSeconds(2));

        assertProblem(ProblemType.DATABASE_UNAVAILABLE);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void assertProblem(ProblemType type) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> credentials.of(DEVICE))
                .extracting(ProblemException::type)
                .isEqualTo(type);
    }

    /** A registry of one device. */
    private static final class Registry {

        private volatile int asked;
        private volatile boolean away;
        private volatile @Nullable Credential found = KNOWN;
        private volatile CountDownLatch hold = new CountDownLatch(0);

        @SuppressWarnings("NonAtomicVolatileUpdate") // one reader at a time
        Optional<Credential> find(DeviceId device) {
            asked++;
            try {
                hold.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (away) {
                throw new DataAccessResourceFailureException("away");
            }
            return Optional.ofNullable(found).filter(known -> known.device().equals(device));
        }
    }
}
