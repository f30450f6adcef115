package larder.gateway.password;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import larder.support.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules(new PasswordProperties(3, false, 1));

    @ParameterizedTest
    @ValueSource(strings = {"tr0ub4dor&3x tango", "네모난 수박 세 통과 기차", "correct-horse-lamp-91"})
    void takesWhatIsHardToGuess(String password) {
        assertThatCode(() -> rules.require(password, "mina@example.org")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "1234567890", "iloveyou1234", "mina@example.org!!"})
    void refusesWhatIsNot(String password) {
        assertThatThrownBy(() -> rules.require(password, "mina@example.org")).isInstanceOf(ProblemException.class);
    }

    @Test
    void readsNoEndlessPassword() {
        assertThatThrownBy(() -> rules.require("lamp ".repeat(100), "mina@example.org"))
                .isInstanceOf(ProblemException.class);
    }
}
