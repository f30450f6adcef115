package larder.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A feed of products as text, tab-separated.
 *
 * @param head the names of its columns
 * @param rows all other lines
 */
record FeedText(String head, List<String> rows) {

    private static final String HEAD = "id\ttitle\tproduct_type\tbrand\tprice\tavailability\tpackage_size";

    FeedText {
        rows = List.copyOf(rows);
    }

    /** So many products that nobody sells. */
    static FeedText made(int count) {
        return new FeedText(
                HEAD,
                SearchedProducts.made(count)
                        .map(each -> String.join(
                                "\t",
                                each.sku(),
                                each.name(),
                                "Bench > " + each.category(),
                                each.brand(),
                                1 + Math.floorMod(each.sku().hashCode(), 50) + ".49 USD",
                                "in_stock",
                                "6 x 250 ml"))
                        .toList());
    }

    /** What a file has, which may be packed. */
    static FeedText in(Path file) throws IOException {
        try (InputStream bytes = file.toString().endsWith(".gz")
                ? new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))
                : Files.newInputStream(file)) {
            List<String> lines = new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return new FeedText(lines.getFirst(), lines.subList(1, lines.size()));
        }
    }

    byte[] bytes() {
        return (head + "\n" + body()).getBytes(StandardCharsets.UTF_8);
    }

    /** Without the names of the columns. */
    String body() {
        return rows.stream().map(row -> row + "\n").collect(Collectors.joining());
    }
}
