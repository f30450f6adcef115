package larder.gateway.factory;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** CSV (RFC 4180) whose first line names the columns. After a quote that is never closed there is no next row. */
final class CsvRows implements Rows {

    private static final Set<String> REQUIRED = Set.of("serial", "model", "algorithm");
    private static final Set<String> OF_THE_KEY = Set.of("algorithm", "publicKey", "certificate");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;
    private final JsonMapper json;
    private final RowReader reader;
    private final int maxField;
    private boolean whole = true;

    CsvRows(Reader text, JsonMapper json, RowReader reader, int maxField) throws IOException {
        this.parser = CSVParser.builder().setReader(text).setFormat(FORMAT).get();
        this.records = parser.iterator();
        this.json = json;
        this.reader = reader;
        this.maxField = maxField;
        this.columns = header();
    }

    private List<String> header() {
        List<String> names;
        try {
            names = records.hasNext() ? records.next().toList() : List.of();
        } catch (UncheckedIOException e) {
            throw new ProblemException(ProblemType.MALFORMED_BODY, "The first line is no CSV", e);
        }
        Set<String> known = new HashSet<>(names);
        Set<String> unknown = new HashSet<>(known);
        unknown.removeAll(REQUIRED);
        unknown.removeAll(OF_THE_KEY);
        if (!unknown.isEmpty() || !known.containsAll(REQUIRED) || known.size() != names.size()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The first line must name serial, model and algorithm, may name publicKey and certificate, and no more");
        }
        return names;
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!whole) {
            return null;
        }
        try {
            return records.hasNext() ? read(records.next()) : null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                whole = false;
                return RowReader.refused(ProblemType.MALFORMED_BODY, "The CSV is not readable from here on");
            }
            throw e.getCause();
        }
    }

    private Row read(CSVRecord record) {
        if (record.size() != columns.size()) {
            return RowReader.refused(ProblemType.MALFORMED_BODY, "The row has not as many fields as the first line");
        }
        ObjectNode row = json.createObjectNode();
        ObjectNode key = row.putObject("key");
        for (int i = 0; i < columns.size(); i++) {
            String field = record.get(i);
            if (field.length() > maxField) {
                return RowReader.refused(
                        ProblemType.BODY_TOO_LARGE, "A field may have " + maxField + " characters at most");
            }
            if (!field.isEmpty()) {
                (OF_THE_KEY.contains(columns.get(i)) ? key : row).put(columns.get(i), field);
            }
        }
        return reader.read(row);
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
