package larder.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** How long a search takes in a large catalogue, beside reading one product by its sku from the same service, taking turns. */
final class SearchBenchmark {

    private static final int PRODUCTS = 100_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final List<String> QUERIES = List.of(
            "garlic bread",
            "coffee",
            "detergnt",
            "laundry dete",
            "bread",
            "shampo",
            "potato crisps",
            "organic tomato soup",
            "vitamn",
            "razor",
            "water 500ml",
            "green tea",
            "batteries",
            "세탁세제",
            "생ㅅ",
            "세제",
            "원두 커피",
            "oragne juice",
            "milk",
            "toothpaste sensitive");

    private final TestBed bed;
    private final Options options;

    SearchBenchmark(TestBed bed, Options options) {
        this.bed = bed;
        this.options = options;
    }

    List<Row> measure() throws IOException, InterruptedException, SQLException {
        try (Gateway gateway = Gateway.start(bed);
                ServiceProcess catalog = CatalogService.start(bed, gateway)) {
            Stream<SearchedProducts> products = options.feed().isEmpty()
                    ? SearchedProducts.made(PRODUCTS)
                    : SearchedProducts.in(options.feed().get());
            TestBed.say("filling the catalogue");
            SearchedProducts.load(catalog.connect(), products);
            List<String> skus = skus(catalog);
            return rows(new Caller(gateway, catalog), skus);
        }
    }

    private List<Row> rows(Caller caller, List<String> skus) throws IOException, InterruptedException {
        List<Row.Pair> middles = new ArrayList<>();
        List<Row.Pair> tails = new ArrayList<>();
        Random random = new Random(4);
        for (int round = -1; round < options.searchRounds(); round++) {
            List<Double> searches = new ArrayList<>();
            List<Double> reads = new ArrayList<>();
            for (int i = 0; i < options.searches(); i++) {
                searches.add(caller.millis("/v1/products?limit=20&query=" + encoded(QUERIES.get(i % QUERIES.size()))));
                reads.add(caller.millis("/v1/products/" + skus.get(random.nextInt(skus.size()))));
            }
            Samples search = Samples.of(searches.stream().mapToDouble(Double::doubleValue));
            Samples read = Samples.of(reads.stream().mapToDouble(Double::doubleValue));
            TestBed.say("search " + (round < 0 ? "warm-up" : "round " + (round + 1)) + ": p50 " + search.median()
                    + " ms, floor " + read.median() + " ms");
            if (round >= 0) {
                middles.add(new Row.Pair(search.median(), read.median()));
                tails.add(new Row.Pair(search.percentile(99), read.percentile(99)));
            }
        }
        return List.of(Row.of("search-p50", "ms", middles), Row.of("search-p99", "ms", tails));
    }

    private static List<String> skus(ServiceProcess catalog) throws SQLException {
        List<String> skus = new ArrayList<>();
        try (Connection connection = catalog.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select sku from product_search order by random() limit 5000")) {
            while (rows.next()) {
                skus.add(rows.getString(1));
            }
        }
        return skus;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Asks one thing after the other, over a connection that stays. */
    private static final class Caller {

        private static final int RENEW_EVERY = 1_000;

        private final Gateway gateway;
        private final ServiceProcess catalog;
        private String token = "";
        private int calls;

        Caller(Gateway gateway, ServiceProcess catalog) {
            this.gateway = gateway;
            this.catalog = catalog;
        }

        double millis(String path) throws IOException, InterruptedException {
            if (calls++ % RENEW_EVERY == 0) {
                token = gateway.operator().token();
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(catalog.uri() + path))
                    .header("Authorization", "Bearer " + token)
                    .build();
            long began = System.nanoTime();
            HttpResponse<String> response = gateway.http().send(request, HttpResponse.BodyHandlers.ofString());
            double millis = (System.nanoTime() - began) / NANOS_PER_MILLI;
            if (response.statusCode() != 200) {
                throw new IOException(path + " was answered " + response.statusCode() + ": " + response.body());
            }
            return millis;
        }
    }
}
