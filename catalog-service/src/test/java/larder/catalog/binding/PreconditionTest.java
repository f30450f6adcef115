package larder.catalog.binding;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import larder.support.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"\"3\"", "*", "\"2\", \"3\""})
    void acceptsThePresentVersion(@Nullable String header) {
        assertThatNoException().isThrownBy(() -> Precondition.ifMatch(header).require(Optional.of(3L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"3\"", "", "3", "\"33\""})
    void refusesEverythingElse(String header) {
        assertThatThrownBy(() -> Precondition.ifMatch(header).require(Optional.of(3L)))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"3\""})
    void refusesToChangeWhatIsNotThere(String header) {
        assertThatThrownBy(() -> Precondition.ifMatch(header).require(Optional.empty()))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"3\"", "W/\"3\""})
    void refusesToReplaceWhatMustNotBeThere(String header) {
        var precondition = new Precondition(null, header);

        assertThatThrownBy(() -> precondition.require(Optional.of(3L))).isInstanceOf(ProblemException.class);
        assertThatNoException().isThrownBy(() -> precondition.require(Optional.empty()));
    }
}
