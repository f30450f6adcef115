package larder.order.method;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                "378282246310005",
                "pm_4242424242424242",
                "6304000000000000"
            })
    void tellsNumbers(String text) {
        assertThat(CardNumberPolicy.holdsNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_card_visa", "pm_1NXWPnLkdIwHu7ixBXOZ1234", "4242424242424241", "42424242", ""})
    void letsTokensPass(String text) {
        assertThat(CardNumberPolicy.holdsNumber(text)).isFalse();
    }
}
