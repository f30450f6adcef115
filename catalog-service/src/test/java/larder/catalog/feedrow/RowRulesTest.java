package larder.catalog.feedrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import larder.catalog.feedformat.FeedRow;
import larder.catalog.intake.Sale;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowRulesTest {

    private static final RowDefaults FULL = new RowDefaults("freshmart", null, false);

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:00+0900/2026-03-08T09:00+0900",
        "2026-03-01T09:00:00+09:00/2026-03-08T09:00:00+09:00",
        "2026-03-01T09:00+09 / 2026-03-08T09:00+09",
        "2026-03-01T00:00Z/2026-03-08T00:00:00Z"
    })
    void readsTheDatesOfASaleHoweverTheirOffsetIsWritten(String dates) {
        RowOutcome read = read(Map.of("sale_price", "0.99 USD", "sale_price_effective_date", dates));

        assertThat(read).isInstanceOfSatisfying(RowOutcome.Whole.class, whole -> {
            assertThat(whole.warnings()).isEmpty();
            assertThat(whole.product().sale())
                    .isEqualTo(new Sale(
                            Money.of("0.99", "USD"),
                            Instant.parse("2026-03-01T00:00:00Z"),
                            Instant.parse("2026-03-08T00:00:00Z")));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T09:00/2026-03-08T09:00",
                "2026-03-01/2026-03-08",
                "2026-03-08T00:00Z/2026-03-01T00:00Z",
                "2026-03-01T00:00Z",
                "2026-03-01T00:00Z/2026-03-08T00:00Z/2026-03-09T00:00Z",
                "2026-02-30T25:00Z/2026-03-08T00:00Z"
            })
    void leavesOutASaleWhoseDatesAreNoTwoInstantsInOrder(String dates) {
        RowOutcome read = read(Map.of("sale_price", "0.99 USD", "sale_price_effective_date", dates));

        assertThat(read).isInstanceOfSatisfying(RowOutcome.Whole.class, whole -> {
            assertThat(whole.product().sale()).isNull();
            assertThat(whole.warnings()).extracting(Finding::code).containsExactly("SALE_DATES_UNREADABLE");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 USD",
                "1.005 USD",
                "12 QQQ",
                "1 XAU",
                "100.5 KRW",
                "-1 USD",
                "USD 1 USD",
                "1e3 USD",
                "free",
                "1"
            })
    void refusesARowWhosePriceIsNone(String price) {
        assertThat(read(Map.of("price", price))).isInstanceOfSatisfying(RowOutcome.Refused.class, refused -> {
            assertThat(refused.sku()).isEqualTo(new Sku("TEA-1"));
            assertThat(refused.findings()).extracting(Finding::code).containsExactly("PRICE_UNREADABLE");
        });
    }

    @Test
    void takesAPriceInTheCurrencyOfTheFeedWhereItNamesNone() {
        Map<String, String> values = new HashMap<>(row());
        values.put("price", "1200");

        RowOutcome read = new RowDefaults("freshmart", "KRW", false).read(new FeedRow.Attributes(2, values));

        assertThat(read)
                .isInstanceOfSatisfying(
                        RowOutcome.Whole.class,
                        whole -> assertThat(whole.product().price()).isEqualTo(Money.of("1200", "KRW")));
    }

    private static RowOutcome read(Map<String, String> changed) {
        Map<String, String> values = new HashMap<>(row());
        values.putAll(changed);
        return FULL.read(new FeedRow.Attributes(2, values));
    }

    private static Map<String, String> row() {
        return Map.of(
                "id",
                "TEA-1",
                "title",
                "Tea",
                "price",
                "1.49 USD",
                "brand",
                "Larch",
                "product_type",
                "Tea",
                "availability",
                "in_stock");
    }
}
