package larder.gateway.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCodeTest {

    @RepeatedTest(20)
    void isReadAsItIsPrinted() {
        ClaimCode code = ClaimCode.draw(new SecureRandom());

        assertThat(code.printed()).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
        assertThat(ClaimCode.read(code.printed())).contains(code);
        assertThat(ClaimCode.read(" " + code.printed().toLowerCase(Locale.ROOT)))
                .contains(code);
    }

    @Test
    void forgivesLettersThatLookLikeDigits() {
        assertThat(ClaimCode.read("oOiI-lL00-1111-ABCD")).contains(new ClaimCode("0011110011 11ABCD".replace(" ", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCD", "ABCD-ABCD-ABCD-ABCU", "ABCD-ABCD-ABCD-ABCDE", "ÄBCD-ABCD-ABCD-ABCD"})
    void isNothingElse(String typed) {
        assertThat(ClaimCode.read(typed)).isEmpty();
    }

    @Test
    void doesNotTellItselfToALog() {
        assertThat(ClaimCode.draw(new SecureRandom())).hasToString("ClaimCode[...]");
    }
}
