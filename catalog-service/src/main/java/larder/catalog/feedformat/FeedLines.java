package larder.catalog.feedformat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a text in UTF-8, however they end; of a line that is too long no more is held than a line may have. */
final class FeedLines {

    private static final int LONGEST = 256 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final InputStream bytes;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int until;
    private byte[] line = new byte[1_024];
    private long number;

    FeedLines(InputStream bytes) {
        this.bytes = bytes;
    }

    /** One line; the first is 1. */
    sealed interface Line {

        record Written(long number, String text) implements Line {}

        /** A line that cannot be read. */
        record Broken(long number, FeedRow.Code why) implements Line {}
    }

    /** The next line on which something stands, or that cannot be read. */
    @Nullable
    Line nextWritten() throws IOException {
        Line line = next();
        while (line instanceof Line.Written written && written.text().isBlank()) {
            line = next();
        }
        return line;
    }

    /** The next line without its end, or none behind the last. */
    @Nullable
    Line next() throws IOException {
        if (from == until && !fill()) {
            return null;
        }
        number++;
        int length = 0;
        boolean tooLong = false;
        while (from < until || fill()) {
            int end = endOfLine();
            int part = end - from;
            tooLong |= length + part > LONGEST;
            if (!tooLong) {
                append(length, part);
                length += part;
            }
            from = end;
            if (from < until) {
                from++;
                break;
            }
        }
        return tooLong ? new Line.Broken(number, FeedRow.Code.ROW_TOO_LONG) : decoded(length);
    }

    private Line decoded(int length) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        int start = number == 1 && startsWithMark(end) ? 3 : 0;
        if (number == 1 && end >= 2 && isUtf16Mark(line[0], line[1])) {
            throw FeedUnreadable.because("The feed is in UTF-16; send it in UTF-8");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, start, end - start))
                    .toString();
            return new Line.Written(number, text);
        } catch (CharacterCodingException _) {
            return new Line.Broken(number, FeedRow.Code.ROW_NOT_UTF8);
        }
    }

    private boolean startsWithMark(int length) {
        return length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
    }

    private static boolean isUtf16Mark(byte first, byte second) {
        return (first == (byte) 0xFF && second == (byte) 0xFE) || (first == (byte) 0xFE && second == (byte) 0xFF);
    }

    private int endOfLine() {
        int at = from;
        while (at < until && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private void append(int length, int part) {
        if (length + part > line.length) {
            line = Arrays.copyOf(line, Math.max(length + part, line.length * 2));
        }
        System.arraycopy(buffer, from, line, length, part);
    }

    private boolean fill() throws IOException {
        from = 0;
        until = Math.max(0, bytes.read(buffer, 0, buffer.length));
        return until > 0;
    }
}
