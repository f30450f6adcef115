package larder.stack.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import larder.embedded.PrivateFile;
import larder.stack.folder.Endpoints;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One import from its order to its report. Whatever was cut off, the same order again finds it and goes on. */
public final class FeedUpload implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHUNK = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Set<String> OVER = Set.of("DONE", "FAILED", "CANCELLED");

    private final URI api;
    private final Path tokenFile;
    private final HttpClient http;
    private final boolean terminal;
    private final PrintWriter out;

    private FeedUpload(URI api, Path tokenFile, HttpClient http, boolean terminal, PrintWriter out) {
        this.api = api;
        this.tokenFile = tokenFile;
        this.http = http;
        this.terminal = terminal;
        this.out = out;
    }

    /**
     * How a file is to be imported.
     *
     * @param mode FULL or DELTA
     * @param again whether it is imported anew where it was before
     * @param reports the folder for reports
     */
    public record Options(
            String seller,
            String source,
            String mode,
            String language,
            @Nullable String currency,
            boolean allowRemovals,
            boolean again,
            Path reports) {}

    public static FeedUpload to(Endpoints endpoints, boolean terminal, PrintWriter out) {
        Path token = endpoints.tokens().get("ops");
        if (token == null) {
            throw new IllegalStateException("a running Larder has a token of ops");
        }
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trusting(endpoints.ca()))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new FeedUpload(endpoints.api(), token, http, terminal, out);
    }

    private static SSLContext trusting(Path authority) {
        try (InputStream pem = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "larder", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot do TLS", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exit code: 0 when all was taken, 1 when the import failed, 2 when rows were refused or a removal was held back. */
    public int send(FeedFile feed, Options options) throws IOException {
        JsonNode run = order(feed, options);
        String path = "/api/imports/" + run.path("id").asString();
        if (run.path("state").asString().equals("UPLOADING")) {
            bytes(feed, path, run.path("bytes").asLong());
        }
        run = awaited(path);
        report(run, path, options.reports());
        if (!run.path("state").asString().equals("DONE")) {
            return 1;
        }
        return run.path("tally").path("refused").asLong() > 0 || run.has("reason") ? 2 : 0;
    }

    private JsonNode order(FeedFile feed, Options options) {
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
        String body = JSON.writeValueAsString(order);
        String key = options.again()
                ? UUID.randomUUID().toString()
                : UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8)).toString();
        JsonNode ordered = json(
                send(
                        "POST",
                        "/api/imports",
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "\"" + key + "\""),
                201);
        // An order that was given before is answered as it was then; how far it is by now stands in the import itself.
        JsonNode now = json(send("GET", "/api/imports/" + ordered.path("id").asString(), BodyPublishers.noBody()), 200);
        if (!OVER.contains(now.path("state").asString()) || options.again()) {
            return now;
        }
        return order(
                feed,
                new Options(
                        options.seller(),
                        options.source(),
                        options.mode(),
                        options.language(),
                        options.currency(),
                        options.allowRemovals(),
                        true,
                        options.reports()));
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
        HttpResponse<byte[]> answer = send(
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
        boolean taken = answer.statusCode() == 204 || (answer.statusCode() == 409 && stands == offset + chunk.length);
        boolean over = answer.statusCode() == 409 && last && stands < 0;
        if (!taken && !over) {
            throw new UncheckedIOException(new IOException("unexpected answer " + text(answer)));
        }
    }

    private JsonNode awaited(String path) {
        long shown = 0;
        while (true) {
            JsonNode run = json(send("GET", path, BodyPublishers.noBody()), 200);
            JsonNode tally = run.path("tally");
            boolean over = OVER.contains(run.path("state").asString());
            if (over || tally.path("rows").asLong() != shown) {
                shown = tally.path("rows").asLong();
                progress(
                        String.format(
                                Locale.ROOT,
                                "  %s: %,d rows, %,d a second",
                                run.path("state").asString().toLowerCase(Locale.ROOT),
                                shown,
                                run.path("rowsPerSecond").asLong()),
                        over);
            }
            if (over) {
                return run;
            }
            pause();
        }
    }

    private void report(JsonNode run, String path, Path folder) throws IOException {
        JsonNode tally = run.path("tally");
        out.println(
                "Import " + run.path("id").asString() + ": " + run.path("state").asString()
                        + (run.has("reason") ? " (" + run.path("reason").asString() + ")" : ""));
        for (String each :
                new String[] {"rows", "created", "updated", "unchanged", "refused", "unreadable", "warned", "removed"
                }) {
            out.printf(Locale.ROOT, "  %-10s %,10d%n", each, tally.path(each).asLong());
        }
        out.printf(
                Locale.ROOT,
                "  %-10s %,10d%n",
                "rows/s",
                run.path("rowsPerSecond").asLong());
        Map<String, Long> codes = new TreeMap<>();
        Map<String, String> firsts = new TreeMap<>();
        Path csv = PrivateFile.folder(folder).resolve(run.path("id").asString() + ".csv");
        try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(csv, StandardCharsets.UTF_8))) {
            file.println("line,item,severity,code,attribute,message");
            long after = 0;
            boolean more = true;
            while (more) {
                JsonNode page =
                        json(send("GET", path + "/report?limit=5000&after=" + after, BodyPublishers.noBody()), 200);
                page.path("rows").forEach(row -> {
                    file.println(cells(row));
                    String code = row.path("severity").asString() + " "
                            + row.path("code").asString();
                    codes.merge(code, 1L, Long::sum);
                    firsts.putIfAbsent(
                            code,
                            "line " + row.path("line").asLong() + ", item "
                                    + row.path("item").asString("-"));
                });
                more = page.has("next");
                after = page.path("next").asLong(0);
            }
        }
        codes.forEach(
                (code, count) -> out.printf(Locale.ROOT, "  %,8d %s, first in %s%n", count, code, firsts.get(code)));
        out.println("  all of it: " + csv);
        out.flush();
    }

    private static String cells(JsonNode row) {
        return row.path("line").asLong() + "," + cell(row, "item") + "," + cell(row, "severity") + ","
                + cell(row, "code") + "," + cell(row, "attribute") + "," + cell(row, "message");
    }

    private static String cell(JsonNode row, String name) {
        String text = row.path(name).asString("");
        String plain = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }

    private void progress(String line, boolean last) {
        if (terminal) {
            out.print("\r\u001b[K" + line + (last ? System.lineSeparator() : ""));
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Sends until there is an answer: a service may be starting anew, and a limit passes. */
    private HttpResponse<byte[]> send(String method, String path, BodyPublisher body, String... headers) {
        long begun = System.nanoTime();
        for (boolean told = false; ; told = true) {
            boolean patient = System.nanoTime() - begun < PATIENCE.toNanos();
            try {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + PrivateFile.read(tokenFile))
                        .method(method, body);
                HttpResponse<byte[]> answer = http.send(
                        headers.length == 0
                                ? request.build()
                                : request.headers(headers).build(),
                        BodyHandlers.ofByteArray());
                if (!patient || !PASSING.contains(answer.statusCode())) {
                    return answer;
                }
            } catch (IOException e) {
                if (!patient) {
                    throw new UncheckedIOException("no answer from " + api, e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            if (!told) {
                progress("  waiting for the catalogue, which cannot be reached right now", !terminal);
            }
            pause();
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer, int... expected) {
        if (Arrays.stream(expected).noneMatch(each -> each == answer.statusCode())) {
            throw new UncheckedIOException(new IOException("unexpected answer " + text(answer)));
        }
        return JSON.readTree(answer.body());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
