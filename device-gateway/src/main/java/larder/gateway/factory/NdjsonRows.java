package larder.gateway.factory;

import java.io.IOException;
import java.io.Reader;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. A line that is too long is passed over without being kept. */
final class NdjsonRows implements Rows {

    private final Reader text;
    private final RowReader reader;
    private final int maxRow;
    private boolean atEnd;

    NdjsonRows(Reader text, RowReader reader, int maxRow) {
        this.text = text;
        this.reader = reader;
        this.maxRow = maxRow;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (!atEnd) {
            StringBuilder line = new StringBuilder();
            boolean tooLong = false;
            int next = text.read();
            while (next >= 0 && next != '\n') {
                if (line.length() < maxRow) {
                    line.append((char) next);
                } else {
                    tooLong = true;
                }
                next = text.read();
            }
            atEnd = next < 0;
            if (tooLong) {
                return RowReader.refused(
                        ProblemType.BODY_TOO_LARGE, "A row may have " + maxRow + " characters at most");
            }
            if (!line.toString().isBlank()) {
                return reader.read(line.toString());
            }
        }
        return null;
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
