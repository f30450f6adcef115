package larder.gateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitPreferenceTest {

    private final WaitPreference preference = new WaitPreference(Duration.ofSeconds(30));

    @ParameterizedTest
    @ValueSource(
            strings = {"wait=5", "WAIT=5", "respond-async, wait=5", "wait = 5; foo=bar, x", "wait=\"5\"", "a;b=c,wait=5"
            })
    void isReadAmongOthers(String prefer) {
        assertThat(preference.read(prefer)).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wait", "wait=", "wait=x", "wait=-1", "await=5", "wait=0", "wait=9999999999999", "wait=5s"})
    void isNoneWhereItCannotBeRead(String prefer) {
        assertThat(preference.read(prefer)).isNull();
    }

    @Test
    void isCapped() {
        assertThat(preference.read("wait=31")).isEqualTo(Duration.ofSeconds(30));
    }
}
