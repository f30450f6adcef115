package larder.stack.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import larder.stack.folder.Endpoints;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One import from its order to its report. Whatever was cut off, the same order again finds it and goes on. */
public final class FeedUpload implements AutoCloseable {

    private static final int CHUNK = 1024 * 1024;
    private static final Set<String> OVER = Set.of("DONE", "FAILED", "CANCELLED");

    private final FeedApi api;
    private final boolean terminal;
    private final PrintWriter out;

    /** @param terminal whether a line of progress may be written over */
    public FeedUpload(Endpoints endpoints, boolean terminal, PrintWriter out) {
        this.api = new FeedApi(endpoints, out);
        this.terminal = terminal;
        this.out = out;
    }

    /**
     * How a file is to be imported.
     *
     * @param mode FULL or DELTA
     * @param reports the folder for reports
     */
    public record Options(
            String seller,
            String source,
            String mode,
            String language,
            @Nullable String currency,
            boolean allowRemovals,
            Path reports) {}

    /** The exit code: 0 when all was taken, 1 when the import failed, 2 when rows were refused or a removal was held back. */
    public int send(FeedFile feed, Options options) throws IOException {
        JsonNode run = order(feed, options);
        String path = "/api/imports/" + run.path("id").asString();
        if (run.path("state").asString().equals("UPLOADING")) {
            bytes(feed, path, run.path("bytes").asLong());
        }
        run = awaited(path);
        new FeedReport(api, out).print(run, options.reports());
        if (!run.path("state").asString().equals("DONE")) {
            return 1;
        }
        return run.path("tally").path("refused").asLong() > 0 || run.has("reason") ? 2 : 0;
    }

    /**
     * The import of this file that is not over. Its key is made of what is ordered and of the import before it, so that the same order
     * finds an import that was cut off, and makes a new one where the last is over.
     */
    private JsonNode order(FeedFile feed, Options options) {
        Map<String, Object> order = ordered(feed, options);
        String key = order.toString();
        while (true) {
            key = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
            JsonNode ordered = api.post("/api/imports", order, key);
            // An order that was given before is answered as it was then; how far it is by now stands in the import
            // itself.
            JsonNode now = api.get("/api/imports/" + ordered.path("id").asString());
            if (!OVER.contains(now.path("state").asString())) {
                return now;
            }
        }
    }

    private static Map<String, Object> ordered(FeedFile feed, Options options) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("seller", options.seller());
        order.put("source", options.source());
        order.put("format", feed.format());
        order.put("mode", options.mode());
        order.put("language", options.language());
        order.put("allowRemovals", options.allowRemovals());
        order.put("expectedBytes", feed.bytes());
        order.put("expectedSha256", feed.sha256());
        if (options.currency() != null) {
            order.put("currency", options.currency());
        }
        return order;
    }

    private void bytes(FeedFile feed, String path, long from) throws IOException {
        if (from > 0) {
            out.println("The upload goes on at byte " + from);
        }
        try (InputStream in = feed.open()) {
            in.skipNBytes(from);
            long offset = from;
            while (offset < feed.bytes()) {
                byte[] chunk = in.readNBytes(CHUNK);
                boolean last = offset + chunk.length >= feed.bytes();
                append(path, offset, last, chunk);
                offset += chunk.length;
                progress(String.format(Locale.ROOT, "  %,d of %,d bytes", offset, feed.bytes()), last);
            }
        }
    }

    /** Where the answer to a chunk was lost, the next attempt is told that the chunk is there. */
    private void append(String path, long offset, boolean last, byte[] chunk) {
        HttpResponse<byte[]> answer = api.send(
                "PATCH",
                path,
                BodyPublishers.ofByteArray(chunk),
                "Content-Type",
                "application/partial-upload",
                "Upload-Offset",
                Long.toString(offset),
                "Upload-Complete",
                last ? "?1" : "?0");
        long stands = answer.headers().firstValueAsLong("Upload-Offset").orElse(-1);
        boolean taken = answer.statusCode() == 409 && stands == offset + chunk.length;
        boolean over = answer.statusCode() == 409 && last && stands < 0;
        if (!taken && !over) {
            FeedApi.expecting(answer, 204);
        }
    }

    private JsonNode awaited(String path) {
        long shown = 0;
        while (true) {
            JsonNode run = api.get(path);
            long rows = run.path("tally").path("rows").asLong();
            boolean over = OVER.contains(run.path("state").asString());
            if (over || rows != shown) {
                shown = rows;
                String state = run.path("state").asString().toLowerCase(Locale.ROOT);
                long rate = run.path("rowsPerSecond").asLong();
                progress(String.format(Locale.ROOT, "  %s: %,d rows, %,d a second", state, rows, rate), over);
            }
            if (over) {
                return run;
            }
            FeedApi.pause();
        }
    }

    private void progress(String line, boolean last) {
        if (terminal) {
            out.print("\r\u001b[K" + line + (last ? System.lineSeparator() : ""));
        } else {
            out.println(line);
        }
        out.flush();
    }

    @Override
    public void close() {
        api.close();
    }
}
