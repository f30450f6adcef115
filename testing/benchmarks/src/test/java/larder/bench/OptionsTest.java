package larder.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void measuresEverythingUnlessTold() {
        assertThat(Options.parse()).isEqualTo(new Options(false, false, Options.ALL, Optional.empty()));
    }

    @Test
    void measuresOnlyWhatItIsTold() {
        Options options = Options.parse("--json", "--quick", "--only", "engine");

        assertThat(options.json()).isTrue();
        assertThat(options.quick()).isTrue();
        assertThat(options.measures("engine")).isTrue();
        assertThat(options.measures("ingest")).isFalse();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--fast"));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--only", "everything"));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--only"));
    }
}
