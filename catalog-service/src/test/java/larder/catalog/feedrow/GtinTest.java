package larder.catalog.feedrow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GtinTest {

    @ParameterizedTest
    @CsvSource({
        "6291041500213, 06291041500213", // the example of GS1's check digit calculator
        "614141000036, 00614141000036",
        "73513537, 00000073513537",
        "10614141000415, 10614141000415",
        "4006381333931, 04006381333931",
        "978-0-306-40615-7, 09780306406157"
    })
    void keepsAGoodOneWithFourteenDigits(String text, String kept) {
        assertThat(Gtin.read(text)).isEqualTo(new Gtin.Reading.Good(new Gtin(kept)));
    }

    @ParameterizedTest
    @CsvSource({
        "6291041500214, GTIN_CHECK_DIGIT",
        "00000000, GTIN_CHECK_DIGIT",
        "123, GTIN_SHAPE",
        "abcdefgh, GTIN_SHAPE",
        "629104150021, GTIN_CHECK_DIGIT",
        "2012345678903, GTIN_RESTRICTED",
        "9812345678902, GTIN_RESTRICTED",
        "9912345678909, GTIN_RESTRICTED",
        "212345678909, GTIN_RESTRICTED",
        "412345678903, GTIN_RESTRICTED",
        "٦291041500213, GTIN_SHAPE"
    })
    void saysWhyItIsNone(String text, Gtin.Fault fault) {
        assertThat(Gtin.read(text)).isEqualTo(new Gtin.Reading.Bad(fault));
    }
}
