package larder.catalog.feedformat;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * RSS 2.0 {@code item}s or Atom {@code entry}s. There are no document types here, so there are no entities to expand or fetch, and what
 * the parser holds between two of its events has an end.
 */
final class XmlFeed implements FeedReader {

    private static final int MOST_BYTES_AN_EVENT = 1024 * 1024;
    private static final int DEEPEST = 16;

    private final XMLStreamReader xml;
    private final LeashedStream leash;
    private int depth;
    private long items;

    private XmlFeed(XMLStreamReader xml, LeashedStream leash) {
        this.xml = xml;
        this.leash = leash;
    }

    static XmlFeed of(InputStream bytes) {
        LeashedStream leash = new LeashedStream(bytes, MOST_BYTES_AN_EVENT);
        try {
            XmlFeed feed = new XmlFeed(hardened().createXMLStreamReader(leash), leash);
            feed.findRoot();
            return feed;
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private void findRoot() throws XMLStreamException {
        while (step() != XMLStreamConstants.START_ELEMENT) {
            // comments and white space
        }
        String root = xml.getLocalName();
        if (!root.equals("rss") && !root.equals("feed") && !root.equals("RDF")) {
            throw FeedUnreadable.because("The document is neither RSS nor Atom");
        }
    }

    @Override
    public @Nullable FeedRow next() {
        try {
            while (xml.hasNext()) {
                if (step() == XMLStreamConstants.START_ELEMENT && isItem(xml.getLocalName())) {
                    return new FeedRow.Attributes(++items, item());
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    private static boolean isItem(String name) {
        return name.equals("item") || name.equals("entry");
    }

    private Map<String, String> item() throws XMLStreamException {
        Map<String, String> values = new HashMap<>();
        int outside = depth - 1;
        while (depth > outside) {
            if (step() == XMLStreamConstants.START_ELEMENT) {
                String name = AttributeName.of(xml.getLocalName());
                String value = text();
                // The feed's own title and description of an item come beside Google's, of which the first counts.
                if (name != null && !value.isBlank()) {
                    values.putIfAbsent(name, TsvFeed.bounded(value));
                }
            }
        }
        return values;
    }

    /** All text of the element that was just begun, and of those in it; no more than a value may have. */
    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int outside = depth - 1;
        while (depth > outside) {
            int event = step();
            boolean isText = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
            if (isText && text.length() <= FeedRow.LONGEST_VALUE) {
                String part = xml.getText();
                text.append(part, 0, Math.min(part.length(), FeedRow.LONGEST_VALUE));
            }
        }
        return text.toString();
    }

    private int step() throws XMLStreamException {
        leash.loosen();
        int event = xml.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> depth++;
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw FeedUnreadable.because("The document has a document type or an entity of its own");
            default -> {
                // text, comments and processing instructions
            }
        }
        if (depth > DEEPEST) {
            throw FeedUnreadable.because("The document is nested deeper than " + DEEPEST + " elements");
        }
        return event;
    }

    private static FeedUnreadable unreadable(XMLStreamException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        return FeedUnreadable.because("The document is not well-formed XML, or ends too early, at line " + line);
    }
}
