package larder.engine.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private final CommitPace pace = new CommitPace(Duration.ofMillis(25));

    @Test
    void tellsALoneEventFromOneInACrowd() {
        assertThat(pace.isAlone(1_000)).isTrue();
        assertThat(pace.isAlone(1_010)).isFalse();
        assertThat(pace.isAlone(1_034)).isFalse();
        assertThat(pace.isAlone(1_059)).isTrue();
    }
}
