package larder.catalog.feedformat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tab-separated text: the first line names the attributes, each other line is a product. No value goes over a line's end. */
final class TsvFeed implements FeedReader {

    private static final int MOST_COLUMNS = 500;

    private final FeedLines lines;
    private final List<@Nullable String> names;

    TsvFeed(FeedLines lines) throws IOException {
        this.lines = lines;
        if (!(lines.next() instanceof FeedLines.Line.Written head)
                || head.text().isBlank()) {
            throw FeedUnreadable.because("The first line must name the attributes, in UTF-8, with tabs between them");
        }
        this.names = names(head.text().split("\t", -1));
    }

    private static List<@Nullable String> names(String[] head) {
        if (head.length > MOST_COLUMNS) {
            throw FeedUnreadable.because("The first line has more than " + MOST_COLUMNS + " columns");
        }
        List<@Nullable String> names = new ArrayList<>();
        for (String each : head) {
            String name = AttributeName.of(unquoted(each));
            if (name != null && names.contains(name)) {
                throw FeedUnreadable.because("The first line names the attribute " + name + " twice");
            }
            names.add(name);
        }
        if (!names.contains("id")) {
            throw FeedUnreadable.because("The first line names no attribute id");
        }
        return names;
    }

    @Override
    public @Nullable FeedRow next() throws IOException {
        return switch (lines.nextWritten()) {
            case null -> null;
            case FeedLines.Line.Broken broken -> new FeedRow.Unreadable(broken.number(), broken.why());
            case FeedLines.Line.Written line -> row(line.number(), line.text().split("\t", -1));
        };
    }

    private FeedRow row(long number, String[] columns) {
        if (columns.length != names.size()) {
            return new FeedRow.Unreadable(number, FeedRow.Code.ROW_COLUMNS);
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            String name = names.get(i);
            String value = name == null ? "" : unquoted(columns[i]);
            if (name != null && !value.isBlank()) {
                values.put(name, bounded(value));
            }
        }
        return new FeedRow.Attributes(number, values);
    }

    /** A value between quotation marks has its own ones doubled; one that only begins with a mark is as it is. */
    private static String unquoted(String column) {
        String value = column.strip();
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replace("\"\"", "\"") : value;
    }

    static String bounded(String value) {
        String plain = value.strip();
        return plain.length() > FeedRow.LONGEST_VALUE ? plain.substring(0, FeedRow.LONGEST_VALUE) : plain;
    }
}
