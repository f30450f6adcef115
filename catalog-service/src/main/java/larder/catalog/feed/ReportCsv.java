package larder.catalog.feed;

import java.util.List;
import larder.catalog.feedrun.Findings;
import org.jspecify.annotations.Nullable;

/** A report as a spreadsheet reads it (RFC 4180); no cell is taken for a formula. */
final class ReportCsv {

    private static final String HEAD = "number,line,item,severity,code,attribute,message\r\n";

    private ReportCsv() {}

    static String of(List<Findings.Entry> entries) {
        StringBuilder csv = new StringBuilder(HEAD);
        for (Findings.Entry each : entries) {
            csv.append(each.number()).append(',').append(each.line()).append(',');
            csv.append(cell(each.item())).append(',');
            csv.append(each.finding().severity())
                    .append(',')
                    .append(each.finding().code())
                    .append(',');
            csv.append(cell(each.finding().attribute())).append(',');
            csv.append(cell(each.finding().message())).append("\r\n");
        }
        return csv.toString();
    }

    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        boolean formula = "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
