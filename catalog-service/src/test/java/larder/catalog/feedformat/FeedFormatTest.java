package larder.catalog.feedformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedFormatTest {

    @Test
    void readsTabSeparatedTextHoweverItsLinesEnd() throws IOException {
        assertThat(rows(FeedFormat.MERCHANT_TSV, """
                \uFEFFid\tTitle\timage link\tcolour\r
                A\t"12"" pan"\thttps://a.example/1.png\tred\r

                B\t9" bowl\t\tblue
                """))
                .containsExactly(
                        new FeedRow.Attributes(
                                2, Map.of("id", "A", "title", "12\" pan", "image_link", "https://a.example/1.png")),
                        new FeedRow.Attributes(4, Map.of("id", "B", "title", "9\" bowl")));
    }

    @Test
    void goesOnBehindARowThatCannotBeRead() throws IOException {
        String tooLong = "x".repeat(300_000);
        byte[] bytes = ("id\ttitle\nA\n" + tooLong + "\ty\nB\tb\nC\t\0ff\nD\td\te\nE\te")
                .replace("\0ff", "\0")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 0 ? (byte) 0xFF : bytes[i];
        }

        assertThat(rows(FeedFormat.MERCHANT_TSV, new ByteArrayInputStream(bytes)))
                .containsExactly(
                        new FeedRow.Unreadable(2, FeedRow.Code.ROW_COLUMNS),
                        new FeedRow.Unreadable(3, FeedRow.Code.ROW_TOO_LONG),
                        new FeedRow.Attributes(4, Map.of("id", "B", "title", "b")),
                        new FeedRow.Unreadable(5, FeedRow.Code.ROW_NOT_UTF8),
                        new FeedRow.Unreadable(6, FeedRow.Code.ROW_COLUMNS),
                        new FeedRow.Attributes(7, Map.of("id", "E", "title", "e")));
    }

    @Test
    void readsJsonLines() throws IOException {
        assertThat(rows(FeedFormat.JSON_LINES, """
                {"id":"A","imageLink":"https://a.example","price":{"value":"1.50","currency":"USD"},"productTypes":["X > Y"]}
                [1]
                {"id":"B","id":"C"}
                {"id":7,"price":2.50}
                {"id":"D","x":[[[[[[[[[[1]]]]]]]]]]}
                {"id":"E"
                """))
                .containsExactly(
                        new FeedRow.Attributes(
                                1,
                                Map.of(
                                        "id",
                                        "A",
                                        "image_link",
                                        "https://a.example",
                                        "price",
                                        "1.50 USD",
                                        "product_type",
                                        "X > Y")),
                        new FeedRow.Unreadable(2, FeedRow.Code.ROW_NOT_JSON),
                        new FeedRow.Unreadable(3, FeedRow.Code.ROW_NOT_JSON),
                        new FeedRow.Attributes(4, Map.of("id", "7", "price", "2.50")),
                        new FeedRow.Unreadable(5, FeedRow.Code.ROW_NOT_JSON),
                        new FeedRow.Unreadable(6, FeedRow.Code.ROW_NOT_JSON));
    }

    @Test
    void readsRssAndAtom() throws IOException {
        FeedRow expected = new FeedRow.Attributes(1, Map.of("id", "A", "title", "Tea & milk", "price", "1.50 USD"));

        assertThat(rows(FeedFormat.MERCHANT_XML, """
                <?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
                <item><g:id>A</g:id><title>Tea &amp; <![CDATA[milk]]></title><g:price> 1.50 USD </g:price>
                <g:shipping><g:country>US</g:country></g:shipping></item></channel></rss>""")).containsExactly(expected);
        assertThat(rows(FeedFormat.MERCHANT_XML, """
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
                <entry><g:id>A</g:id><title>Tea &amp; milk</title><g:price>1.50 USD</g:price></entry></feed>""")).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><item><id>&a;</id></item></rss>",
                "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss/>",
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><item><id>&x;</id></item></rss>",
                "<rss><item><id>&x;</id></item></rss>",
                "<rss><item><id>A</id>",
                "<html/>",
                "",
                "<rss><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></rss>"
            })
    void refusesDocumentsThatAreNoFeeds(String xml) {
        assertThatExceptionOfType(FeedUnreadable.class).isThrownBy(() -> rows(FeedFormat.MERCHANT_XML, xml));
    }

    @Test
    void holdsNoMoreOfHugeThingsThanItNeeds() throws IOException {
        long huge = 100L * 1024 * 1024;

        assertThat(rows(FeedFormat.JSON_LINES, new Endless("{\"id\":\"", 'x', huge, "\"}")))
                .containsExactly(new FeedRow.Unreadable(1, FeedRow.Code.ROW_TOO_LONG));
        assertThat(rows(
                        FeedFormat.MERCHANT_XML,
                        new Endless("<rss><item><id>A</id><title>", 'x', huge, "</title></item></rss>")))
                .singleElement()
                .satisfies(row -> assertThat(((FeedRow.Attributes) row).values().get("title"))
                        .hasSize(FeedRow.LONGEST_VALUE));
        assertThatExceptionOfType(FeedUnreadable.class)
                .isThrownBy(() -> rows(FeedFormat.MERCHANT_XML, new Endless("<rss a=\"", 'x', huge, "\"/>")));
        assertThatExceptionOfType(FeedUnreadable.class)
                .isThrownBy(() -> rows(FeedFormat.MERCHANT_TSV, new Endless("id\t", 'x', huge, "\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "title\tprice\n", "id\tid\n"})
    void refusesATextWithoutAFirstLineThatNamesTheAttributesOnce(String text) {
        assertThatExceptionOfType(FeedUnreadable.class).isThrownBy(() -> rows(FeedFormat.MERCHANT_TSV, text));
    }

    private static List<FeedRow> rows(FeedFormat format, String text) throws IOException {
        return rows(format, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<FeedRow> rows(FeedFormat format, InputStream bytes) throws IOException {
        FeedReader reader = format.read(bytes);
        List<FeedRow> rows = new ArrayList<>();
        for (FeedRow row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }

    /** Some text, one letter very often, and some text. */
    private static final class Endless extends InputStream {

        private final byte[] before;
        private final char letter;
        private final long times;
        private final byte[] behind;
        private long at;

        Endless(String before, char letter, long times, String behind) {
            this.before = before.getBytes(StandardCharsets.UTF_8);
            this.letter = letter;
            this.times = times;
            this.behind = behind.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            long here = at++;
            if (here < before.length) {
                return before[(int) here];
            }
            if (here < before.length + times) {
                return letter;
            }
            long rest = here - before.length - times;
            return rest < behind.length ? behind[(int) rest] : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int got = 0;
            while (got < length) {
                int next = read();
                if (next < 0) {
                    return got == 0 ? -1 : got;
                }
                into[offset + got++] = (byte) next;
            }
            return got;
        }
    }
}
