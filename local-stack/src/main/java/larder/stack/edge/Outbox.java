package larder.stack.edge;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jsoup.nodes.Element;

/** Reads the mails that a Larder without a mail server shows on its page {@code /outbox}. */
final class Outbox {

    /** The secret part of the link in the mail. */
    private static final Pattern TOKEN = Pattern.compile("/verify[?#](?:token=)?([A-Za-z0-9_-]{20,})");

    private final URI origin;
    private final SSLContext tls;

    Outbox(URI origin, SSLContext tls) {
        this.origin = origin;
        this.tls = tls;
    }

    /** Waits for a mail to an address that asks whether it is theirs, and returns what it asks them to say. */
    String awaitToken(String address, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Browser browser = new Browser(origin, tls)) {
            while (System.nanoTime() < deadline) {
                Optional<String> token = find(browser, address);
                if (token.isPresent()) {
                    return token.get();
                }
                Pause.briefly();
            }
        }
        throw new IllegalStateException("no mail came to " + address + " within " + patience);
    }

    private static Optional<String> find(Browser browser, String address) {
        for (Element link : browser.open("/outbox").page().select("a[href*=/outbox/]")) {
            Element row = link.closest("tr, li");
            if (row != null && row.text().contains(address)) {
                var token = TOKEN.matcher(browser.open(link.attr("href")).page().text());
                if (token.find()) {
                    return Optional.of(token.group(1));
                }
            }
        }
        return Optional.empty();
    }
}
