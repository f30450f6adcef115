package larder.catalog.feedformat;

import java.io.IOException;
import java.io.InputStream;

/** The formats in which retailers hand over their products. */
public enum FeedFormat {
    /** The tab-separated text of Google Merchant product data: the names of the attributes in the first line. */
    MERCHANT_TSV,
    /** The RSS 2.0 or Atom document of Google Merchant product data. */
    MERCHANT_XML,
    /** One JSON object a line. */
    JSON_LINES;

    /** Reads a feed from its first byte. Whoever calls it closes the stream. */
    public FeedReader read(InputStream bytes) throws IOException {
        return switch (this) {
            case MERCHANT_TSV -> new TsvFeed(new FeedLines(bytes));
            case MERCHANT_XML -> XmlFeed.of(bytes);
            case JSON_LINES -> new JsonLinesFeed(new FeedLines(bytes));
        };
    }
}
