package larder.catalog.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import larder.contracts.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitPriceTest {

    @ParameterizedTest
    @CsvSource({
        "6 x 1.5 l, 5.49 USD, 0.61 USD, 1000, mL",
        "200 ml, 3.00 USD, 1.50 USD, 100, mL",
        "250 g, 1.00 USD, 4.00 USD, 1000, g",
        "1 LB, 1.00 USD, 2.20 USD, 1000, g",
        "24 x 1 piece, 13.99 USD, 0.58 USD, 1, {piece}",
        "300 CT, 2.99 USD, 1.00 USD, 100, {piece}",
        "300매, 3000 KRW, 1000 KRW, 100, {sheet}"
    })
    void saysThePriceOfAnAmountThatCanBeCompared(
            String pack, String price, String expected, BigDecimal amount, String unit) {
        UnitPrice shown =
                UnitPrice.of(money(price), PackText.read(pack).orElseThrow().content());

        assertThat(shown.price()).isEqualTo(money(expected));
        assertThat(shown.per().amount()).isEqualByComparingTo(amount);
        assertThat(shown.per().dimension().unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({"100 ml, 1.00 USD", "1 kg, 10.00 USD"})
    void takesTheAmountTheSellerNamesWhereItFits(String wanted, String expected) {
        Content base = PackText.read(wanted).orElseThrow().content();
        Content content = PackText.read("1 l").orElseThrow().content();

        assertThat(UnitPrice.of(money("10.00 USD"), content, base).price()).isEqualTo(money(expected));
    }

    private static Money money(String text) {
        String[] parts = text.split(" ", -1);
        return Money.of(parts[0], parts[1]);
    }
}
