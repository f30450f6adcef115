package larder.stack.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import larder.embedded.PrivateFile;
import tools.jackson.databind.JsonNode;

/** What came of an import, in few lines; and row by row in a file, as the API writes it. */
record FeedReport(FeedApi api, PrintWriter out) {

    private static final List<String> TALLY =
            List.of("rows", "created", "updated", "unchanged", "refused", "unreadable", "warned", "removed");
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    void print(JsonNode run, Path folder) throws IOException {
        String id = run.path("id").asString();
        String reason = run.has("reason") ? " (" + run.path("reason").asString() + ")" : "";
        out.println("Import " + id + ": " + run.path("state").asString() + reason);
        TALLY.forEach(each -> line(each, run.path("tally").path(each).asLong()));
        line("rows/s", run.path("rowsPerSecond").asLong());
        run.path("findings")
                .forEach(each -> out.printf(
                        Locale.ROOT,
                        "  %,8d %s %s, first in line %d, item %s%n",
                        each.path("count").asLong(),
                        each.path("severity").asString(),
                        each.path("code").asString(),
                        each.path("line").asLong(),
                        each.path("item").asString("-")));
        out.println("  all of it: " + save(id, folder));
        out.flush();
    }

    private void line(String name, long number) {
        out.printf(Locale.ROOT, "  %-10s %,10d%n", name, number);
    }

    private Path save(String id, Path folder) throws IOException {
        Path csv = PrivateFile.folder(folder).resolve(id + ".csv");
        Optional<String> next = Optional.of("/api/imports/" + id + "/report?limit=5000");
        try (OutputStream file = Files.newOutputStream(csv)) {
            for (boolean first = true; next.isPresent(); first = false) {
                HttpResponse<byte[]> page = api.get(next.get(), "text/csv");
                file.write(first ? page.body() : withoutHead(page.body()));
                next = page.headers()
                        .firstValue("Link")
                        .map(NEXT::matcher)
                        .filter(Matcher::find)
                        .map(link -> link.group(1));
            }
        }
        return csv;
    }

    /** Each page names its columns in its first line. */
    private static byte[] withoutHead(byte[] csv) {
        String text = new String(csv, StandardCharsets.UTF_8);
        return text.substring(text.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
    }
}
