package larder.order.payment.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import larder.contracts.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardAmountTest {

    @ParameterizedTest
    @CsvSource({
        "12.50, USD, 1250, usd",
        "9900, KRW, 9900, krw",
        "9900, JPY, 9900, jpy",
        "1.234, BHD, 1234, bhd",
        "500, ISK, 50000, isk",
        "700.00, MGA, 700, mga"
    })
    void countsAsTheProviderDoesAndBack(String amount, String currency, long units, String code) {
        Money money = Money.of(amount, currency);

        assertThat(CardAmount.of(money)).isEqualTo(new CardAmount(units, code));
        assertThat(CardAmount.of(money).money()).isEqualTo(money);
    }

    @Test
    void refusesWhatTheProviderCannotCount() {
        assertThatThrownBy(() -> CardAmount.of(Money.of("700.50", "MGA"))).isInstanceOf(ArithmeticException.class);
    }
}
