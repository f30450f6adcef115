package larder.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import larder.bench.Row.Pair;
import org.junit.jupiter.api.Test;

class RowTest {

    private final Row row = Row.of(
            "press-hmac",
            "presses/s",
            List.of(new Pair(6_000, 10_000), new Pair(8_000, 20_000), new Pair(9_000, 10_000)));

    @Test
    void takesTheMedianOfTheRoundsOwnRatios() {
        assertThat(row).isEqualTo(new Row("press-hmac", 8_000, 10_000, 0.6, "presses/s"));
    }

    @Test
    void printsOneJsonObjectARow() {
        assertThat(Row.json(List.of(row, row)).lines()).hasSize(2).first().isEqualTo("""
                {"row":"press-hmac","value":8000.0,"floor":10000.0,"ratio":0.6,"unit":"presses/s"}""");
    }

    @Test
    void printsATable() {
        assertThat(Row.table(List.of(row))).endsWith("| press-hmac | 8,000 | 10,000 | 0.60 | presses/s |\n");
    }
}
