package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import larder.testing.Fixtures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class TimersIT extends OrderScene {

    private static final int MANY = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String owner = Fixtures.shopper().value();

    @Autowired
    SmartLifecycle timerRunner;

    @Autowired
    ApplicationContext service;

    @AfterEach
    void runAgain() {
        timerRunner.start();
    }

    @Test
    void runsEachOfThousandsOnceOnTwoInstances() {
        timerRunner.stop();
        placed(MANY, systemNow());

        timerRunner.start();
        try (var _ = anotherInstance(Clock.systemUTC())) {
            awaitConfirmed(MANY);
        }

        assertThat(confirmations()).isEqualTo(MANY);
        assertThat(ownTimers()).isZero();
    }

    @Test
    void staysRightWhenTheClockJumpsForwardAndBack() {
        timerRunner.stop();
        JumpingClock clock = new JumpingClock();
        try (var _ = anotherInstance(clock)) {
            placed(2, systemNow().plus(Duration.ofHours(1)));
            placed(1, systemNow().plus(Duration.ofHours(5)));

            clock.jump(Duration.ofHours(2));
            awaitConfirmed(2);
            clock.jump(Duration.ofHours(-3));
            placed(1, systemNow().minus(Duration.ofHours(2)));
            awaitConfirmed(3);
            clock.jump(Duration.ofHours(6));
            awaitConfirmed(4);
        }

        assertThat(confirmations()).isEqualTo(4);
        assertThat(ownTimers()).isZero();
    }

    @Test
    void takesOverWhatAKilledInstanceWasRunning() {
        timerRunner.stop();
        placed(20, systemNow());
        jdbc.sql("""
                        update scheduled_tasks set picked = true, picked_by = 'killed', last_heartbeat = now(), version = version + 1
                        where task_instance in (select id::text from orders where owner = ?)
                        """).param(owner).update();
        JumpingClock clock = new JumpingClock();
        try (var _ = anotherInstance(clock)) {
            placed(1, systemNow());
            awaitConfirmed(1);

            clock.jump(Duration.ofMinutes(1));

            awaitConfirmed(21);
        }

        assertThat(confirmations()).isEqualTo(21);
        assertThat(ownTimers()).isZero();
    }

    /** A second runner on the same database, as a second instance of the service has it. */
    private AnnotationConfigApplicationContext anotherInstance(Clock clock) {
        var instance = new AnnotationConfigApplicationContext();
        instance.setParent(service);
        instance.registerBean("ownClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
        instance.registerBean("ownRunner", Objects.requireNonNull(service.getType("timerRunner")));
        instance.refresh();
        return instance;
    }

    /** Orders whose grace period ends then. */
    private void placed(int count, Instant graceEnd) {
        jdbc.sql("""
                        with placed as (
                            insert into orders (id, decision_id, event_id, slot, trigger, state, received_at, requested_at,
                                placed_at, cancellable_until, owner, sku, packs, unit_price_minor, total_minor, currency,
                                recipient, line1, city, postal_code, country, consent, delivery_preference, steps, version)
                            select gen_random_uuid(), gen_random_uuid(), 'e' || n, 'dev:main', 'PRESS', 'PLACED', now(), now(),
                                now(), :end, :owner, 'TEST-SKU', 1, 750, 750, 'USD',
                                'Ada', '12 Harbour Street', 'Busan', '48058', 'KR', '{"mode":"INSTANT"}', 'DOORSTEP', 2, 0
                            from generate_series(1, :count) n
                            returning id)
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        select 'confirm-order', id::text, :end, false, 1 from placed
                        """)
                .param("end", graceEnd.atOffset(ZoneOffset.UTC))
                .param("owner", owner)
                .param("count", count)
                .update();
    }

    private void awaitConfirmed(int count) {
        await("confirmed").atMost(PATIENCE).until(this::confirmed, done -> done == count);
    }

    private long confirmed() {
        return count("select count(*) from orders where state = 'CONFIRMED' and owner = ?");
    }

    private long confirmations() {
        return count("""
                select count(*) from order_transition where to_state = 'CONFIRMED'
                and order_id in (select id from orders where owner = ?)
                """);
    }

    private long ownTimers() {
        return count(
                "select count(*) from scheduled_tasks where task_instance in (select id::text from orders where owner = ?)");
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(owner).query(Long.class).single();
    }

    private static Instant systemNow() {
        return Clock.systemUTC().instant();
    }

    /** The time of this machine, and as much more or less as it is told. */
    private static final class JumpingClock extends Clock {

        private final Clock real = Clock.systemUTC();
        private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

        void jump(Duration by) {
            ahead.updateAndGet(by::plus);
        }

        @Override
        public Instant instant() {
            return real.instant().plus(ahead.get());
        }

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return real.withZone(zone);
        }
    }
}
