package larder.order.childlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import larder.contracts.ShopperId;
import larder.contracts.decision.Decision.Trigger;
import larder.order.EmptyDatabase;
import larder.testing.Fixtures;
import larder.testing.HandsOfAClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ChildLocksIT {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final Pin RIGHT = new Pin("2580");
    private static final Pin WRONG = new Pin("0000");

    private static JdbcClient database = JdbcClient.create(new SingleConnectionDataSource());

    private final HandsOfAClock clock = new HandsOfAClock(NOON);
    private final ShopperId owner = Fixtures.shopper();

    @BeforeAll
    static void migrate() {
        database = EmptyDatabase.create();
    }

    /** As a service that was just started. */
    private ChildLocks locks() {
        return new ChildLocks(database, clock);
    }

    @Test
    void unlocksWithThePinAndNoOther() {
        locks().put(owner, Set.of(Trigger.VOICE), RIGHT, null);

        assertThat(locks().check(owner, WRONG)).isEqualTo(new PinCheck.Wrong(4));
        assertThat(locks().check(owner, RIGHT)).isEqualTo(new PinCheck.Right());
        assertThat(locks().check(Fixtures.shopper(), RIGHT)).isEqualTo(new PinCheck.NoLock());
    }

    @Test
    void keepsNoPinThatCouldBeRead() {
        locks().put(owner, Set.of(Trigger.VOICE), RIGHT, null);

        assertThat(database.sql("select pin_hash from child_lock where owner = ?")
                        .param(owner.value())
                        .query(String.class)
                        .single())
                .doesNotContain(RIGHT.digits())
                .startsWith("$2a$10$");
        assertThat(RIGHT).hasToString("****");
    }

    @Test
    void looksAtNoPinForAQuarterOfAnHourAfterFiveWrongOnesAcrossRestarts() {
        locks().put(owner, Set.of(Trigger.VOICE), RIGHT, null);
        for (int left = 4; left > 0; left--) {
            assertThat(locks().check(owner, WRONG)).isEqualTo(new PinCheck.Wrong(left));
        }
        Instant until = NOON.plus(Duration.ofMinutes(15));
        assertThat(locks().check(owner, WRONG)).isEqualTo(new PinCheck.Shut(until));

        clock.set(until.minusMillis(1));
        assertThat(locks().check(owner, RIGHT)).isEqualTo(new PinCheck.Shut(until));
        assertThat(locks().of(owner)).contains(new ChildLock(List.of(Trigger.VOICE), until));

        clock.set(until);
        assertThat(locks().of(owner)).contains(new ChildLock(List.of(Trigger.VOICE), null));
        assertThat(locks().check(owner, WRONG)).isEqualTo(new PinCheck.Wrong(4));
        assertThat(locks().check(owner, RIGHT)).isEqualTo(new PinCheck.Right());
    }

    @Test
    void forgetsWrongPinsAfterARightOne() {
        locks().put(owner, Set.of(Trigger.VOICE), RIGHT, null);
        for (int round = 0; round < 3; round++) {
            assertThat(locks().check(owner, WRONG)).isEqualTo(new PinCheck.Wrong(4));
            assertThat(locks().check(owner, RIGHT)).isEqualTo(new PinCheck.Right());
        }
    }

    @Test
    void changesAndEndsWithThePresentPinOnly() {
        Pin next = new Pin("13579");
        locks().put(owner, Set.of(Trigger.VOICE), RIGHT, null);

        assertThat(locks().put(owner, Set.of(Trigger.APP), WRONG, next)).isEqualTo(new PinCheck.Wrong(4));
        assertThat(locks().remove(owner, WRONG)).isEqualTo(new PinCheck.Wrong(3));
        assertThat(locks().of(owner)).contains(new ChildLock(List.of(Trigger.VOICE), null));

        assertThat(locks().put(owner, Set.of(Trigger.APP, Trigger.PRESS), RIGHT, next))
                .isEqualTo(new PinCheck.Right());
        assertThat(locks().of(owner)).contains(new ChildLock(List.of(Trigger.PRESS, Trigger.APP), null));
        assertThat(locks().check(owner, RIGHT)).isEqualTo(new PinCheck.Wrong(4));
        assertThat(locks().remove(owner, next)).isEqualTo(new PinCheck.Right());
        assertThat(locks().of(owner)).isEmpty();
    }
}
