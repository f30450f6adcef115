package larder.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing measured.
 *
 * @param row its name
 * @param value what Larder does: the median of the rounds
 * @param floor what the floor does: the median of the rounds
 * @param ratio Larder by floor: the median of the rounds' own ratios
 * @param unit of value and floor
 */
record Row(String row, double value, double floor, double ratio, String unit) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** What was seen in one round, of both. */
    record Pair(double value, double floor) {

        double ratio() {
            return value / floor;
        }
    }

    static Row of(String row, String unit, List<Pair> rounds) {
        return new Row(
                row,
                rounded(Samples.of(rounds.stream().mapToDouble(Pair::value)).median()),
                rounded(Samples.of(rounds.stream().mapToDouble(Pair::floor)).median()),
                rounded(Samples.of(rounds.stream().mapToDouble(Pair::ratio)).median()),
                unit);
    }

    private static double rounded(double number) {
        double scale = Math.abs(number) >= 1_000 ? 1 : 1_000;
        return Math.round(number * scale) / scale;
    }

    static String json(List<Row> rows) {
        return rows.stream().map(row -> MAPPER.writeValueAsString(row) + "\n").collect(Collectors.joining());
    }

    static String table(List<Row> rows) {
        StringBuilder text = new StringBuilder("| row | larder | floor | ratio | unit |\n|---|--:|--:|--:|---|\n");
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.2f | %s |%n",
                    row.row,
                    number(row.value),
                    number(row.floor),
                    row.ratio,
                    row.unit));
        }
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }
}
