package larder.order.placing;

import static org.assertj.core.api.Assertions.assertThat;

import larder.contracts.Money;
import larder.testing.Fixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceGuardPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "20.00, USD, 19.99, USD, true",
        "20.00, USD, 20.00, USD, true",
        "20.00, USD, 20.01, USD, false",
        "20.00, USD, 20.00, EUR, false",
        "20000, KRW, 15.00, USD, false"
    })
    void admitsUpToTheCeilingInItsOwnCurrency(
            String ceiling, String ceilingCurrency, String total, String currency, boolean admitted) {
        var terms = Fixtures.termsUpTo(Money.of(ceiling, ceilingCurrency));

        assertThat(PriceGuardPolicy.admits(terms, Money.of(total, currency))).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({"0.00", "9999999.99"})
    void admitsAnyPriceWithoutACeiling(String total) {
        assertThat(PriceGuardPolicy.admits(Fixtures.terms(), Money.of(total, "USD")))
                .isTrue();
    }
}
