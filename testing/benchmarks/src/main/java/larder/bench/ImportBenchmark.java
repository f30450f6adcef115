package larder.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many rows of a feed a second the catalogue takes in, into a catalogue that has none of them, and again when it has them all; beside
 * PostgreSQL copying the same rows into a bare table. From the first row to the last: the upload is not counted.
 */
final class ImportBenchmark {

    private static final int PRODUCTS = 100_000;
    private static final int CHUNK = 1024 * 1024;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final TestBed bed;
    private final Options options;

    ImportBenchmark(TestBed bed, Options options) {
        this.bed = bed;
        this.options = options;
    }

    List<Row> measure() throws IOException, InterruptedException, SQLException {
        FeedText feed = options.feed().isEmpty()
                ? FeedText.made(PRODUCTS)
                : FeedText.in(options.feed().get());
        CopyFloor floor = new CopyFloor(feed);
        List<Row.Pair> first = new ArrayList<>();
        List<Row.Pair> again = new ArrayList<>();
        try (Gateway gateway = Gateway.start(bed)) {
            for (int round = 0; round < options.importRounds(); round++) {
                try (ServiceProcess catalog = CatalogService.start(bed, gateway);
                        Connection connection = catalog.connect()) {
                    first.add(pair("import", gateway, catalog, feed, floor.perSecond(connection)));
                    again.add(pair("import again", gateway, catalog, feed, floor.perSecond(connection)));
                }
            }
        }
        return List.of(Row.of("import-rows", "rows/s", first), Row.of("import-again-rows", "rows/s", again));
    }

    private static Row.Pair pair(String name, Gateway gateway, ServiceProcess catalog, FeedText feed, double floor)
            throws IOException, InterruptedException {
        double rows = new Import(gateway, catalog).perSecond(feed.bytes());
        TestBed.say(String.format(Locale.ROOT, "%s: %.0f/s, floor %.0f/s", name, rows, floor));
        return new Row.Pair(rows, floor);
    }

    /** One import over the API of the catalogue. */
    private record Import(Gateway gateway, ServiceProcess catalog) {

        private static final String ORDER = "{\"seller\":\"bench\",\"format\":\"MERCHANT_TSV\",\"mode\":\"DELTA\"}";

        double perSecond(byte[] feed) throws IOException, InterruptedException {
            HttpResponse<String> ordered = send(request("/v1/imports")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(ORDER)));
            String path = ordered.headers().firstValue("Location").orElseThrow();
            for (int from = 0; from < feed.length; from += CHUNK) {
                int until = Math.min(feed.length, from + CHUNK);
                send(request(path)
                        .header("Content-Type", "application/partial-upload")
                        .header("Upload-Offset", Integer.toString(from))
                        .header("Upload-Complete", until == feed.length ? "?1" : "?0")
                        .method("PATCH", BodyPublishers.ofByteArray(Arrays.copyOfRange(feed, from, until))));
            }
            JsonNode run = ended(path);
            Duration took = Duration.between(
                    Instant.parse(run.path("startedAt").asString()),
                    Instant.parse(run.path("endedAt").asString()));
            return run.path("tally").path("rows").asLong() / (took.toNanos() / 1e9);
        }

        private JsonNode ended(String path) throws IOException, InterruptedException {
            while (true) {
                JsonNode run = MAPPER.readTree(send(request(path).GET()).body());
                String state = run.path("state").asString();
                if (state.equals("DONE")) {
                    return run;
                }
                if (state.equals("FAILED") || state.equals("CANCELLED")) {
                    throw new IOException("the import ended as " + run);
                }
                Thread.sleep(500);
            }
        }

        private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
            return HttpRequest.newBuilder(URI.create(catalog.uri() + path))
                    .header("Authorization", "Bearer " + gateway.operator().token());
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            HttpResponse<String> answer = gateway.http().send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException("the catalogue answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        }
    }
}
