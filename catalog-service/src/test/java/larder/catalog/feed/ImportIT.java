package larder.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@LarderIntegrationTest
class ImportIT {

    private final Feed feed;
    private final JdbcClient database;
    private final DataSource dataSource;

    ImportIT(@LocalServerPort int port, @Autowired JdbcClient database, @Autowired DataSource dataSource) {
        this.feed = new Feed(port);
        this.database = database;
        this.dataSource = dataSource;
    }

    @Test
    void takesProductsInWithTheirCategoriesAndPrices() {
        JsonNode run = feed.full(Feed.HEAD + feed.row(1, "4.50 USD"));

        assertThat(run.path("state").asString()).isEqualTo("DONE");
        JsonNode product = feed.product(1);
        assertThat(product.path("name").toString()).isEqualTo("{\"en\":\"Product 1\"}");
        assertThat(product.path("category").path("id").asString()).startsWith("grocery.tea-");
        assertThat(product.path("price").path("amount").asString()).isEqualTo("4.50");
        assertThat(product.path("pack").toString()).isEqualTo("{\"count\":12,\"size\":12,\"unit\":\"oz\"}");
        assertThat(product.path("content").path("unit").asString()).isEqualTo("g");
        assertThat(feed.client.get("/v1/stock/" + feed.sku(1), feed.ops).status())
                .isIn(200, 403);
    }

    @Test
    void readsTheOtherFormatsAndTheOtherLanguage() {
        JsonNode lines = feed.run(
                "JSON_LINES", "DELTA", ",\"language\":\"ko\",\"currency\":\"KRW\"", """
                {"id":"%s","title":"녹차","price":"3000","availability":"in_stock","brand":"잎","packageSize":"500ml 24개","family":"tea"}
                """.formatted(feed.sku("K")));
        JsonNode xml = feed.run("MERCHANT_XML", "DELTA", "", """
                <rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>%s</g:id><title>Tea</title>
                <g:price>2.00 USD</g:price><g:availability>in stock</g:availability><g:gtin>6291041500213</g:gtin>
                <g:unit_pricing_measure>150 ml</g:unit_pricing_measure>
                <g:unit_pricing_base_measure>100 ml</g:unit_pricing_base_measure></item></channel></rss>
                """.formatted(feed.sku("X")));

        assertThat(Feed.tally(lines)).startsWith("1 rows, 1 created");
        assertThat(Feed.tally(xml)).startsWith("1 rows, 1 created");
        assertThat(feed.product("K").path("name").path("ko").asString()).isEqualTo("녹차");
        assertThat(feed.product("K").path("price").path("currency").asString()).isEqualTo("KRW");
        assertThat(feed.product("K").path("content").path("amount").asInt()).isEqualTo(12_000);
        assertThat(feed.product("X").path("gtin").asString()).isEqualTo("06291041500213");
        assertThat(feed.product("X")
                        .path("unitPrice")
                        .path("price")
                        .path("amount")
                        .asString())
                .isEqualTo("1.33");
    }

    @Test
    void changesNothingWhenTheSameFeedComesAgain() {
        String text = Feed.HEAD + rows(1, 700, "4.50 USD");
        JsonNode first = feed.full(text);
        long before = changes();
        JsonNode second = feed.full(text);

        assertThat(Feed.tally(first))
                .isEqualTo("700 rows, 700 created, 0 updated, 0 unchanged, 0 refused, 0 warned, 0 removed");
        assertThat(Feed.tally(second))
                .isEqualTo("700 rows, 0 created, 0 updated, 700 unchanged, 0 refused, 0 warned, 0 removed");
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void takesOutWhatAFullFeedDoesNotNameAndLetsItComeBack() {
        feed.full(Feed.HEAD + rows(1, 10, "4.50 USD"));
        JsonNode shorter = feed.full(Feed.HEAD + rows(1, 9, "4.50 USD"));

        assertThat(Feed.tally(shorter)).endsWith("1 removed");
        assertThat(feed.status(10)).isEqualTo(404);

        JsonNode back = feed.full(Feed.HEAD + rows(1, 10, "4.50 USD"));
        assertThat(Feed.tally(back)).contains("1 created", "9 unchanged");
        assertThat(feed.status(10)).isEqualTo(200);
    }

    @Test
    void holdsRemovalBackWhenTooMuchWouldGoOrSomethingCouldNotBeRead() {
        feed.full(Feed.HEAD + rows(1, 10, "4.50 USD"));
        JsonNode tooShort = feed.full(Feed.HEAD + rows(1, 5, "4.50 USD"));
        JsonNode cut = feed.full(Feed.HEAD + rows(1, 9, "4.50 USD") + feed.sku(10) + "\tProd");

        assertThat(tooShort.path("reason").asString()).contains("5 of 10");
        assertThat(cut.path("reason").asString()).contains("could not be read");
        assertThat(feed.status(10)).isEqualTo(200);

        JsonNode meant =
                feed.run("MERCHANT_TSV", "FULL", ",\"allowRemovals\":true", Feed.HEAD + rows(1, 5, "4.50 USD"));
        assertThat(Feed.tally(meant)).endsWith("5 removed");
        assertThat(feed.status(10)).isEqualTo(404);
    }

    @Test
    void touchesOnlyWhatADeltaNames() {
        feed.full(Feed.HEAD + rows(1, 3, "4.50 USD"));
        JsonNode delta = feed.run(
                "MERCHANT_TSV",
                "DELTA",
                "",
                "id\tprice\tavailability\n"
                        + feed.sku(1) + "\t5.00 USD\t\n"
                        + feed.sku(2) + "\t\tremoved\n"
                        + feed.sku("none") + "\t1.00 USD\t\n");

        assertThat(Feed.tally(delta))
                .isEqualTo("3 rows, 0 created, 1 updated, 0 unchanged, 1 refused, 0 warned, 1 removed");
        assertThat(feed.product(1).path("price").path("amount").asString()).isEqualTo("5.00");
        assertThat(feed.status(2)).isEqualTo(404);
        assertThat(feed.status(3)).isEqualTo(200);
        assertThat(codes(delta)).containsExactly("PRODUCT_UNKNOWN");
    }

    @Test
    void saysOfEachRowWhatIsWrongWithIt() {
        JsonNode run = feed.full("id\ttitle\tproduct_type\tbrand\tprice\tavailability\tpackage_size\tgtin\n"
                + "\tx\ta\tb\t1.00 USD\tin_stock\t\t\n"
                + "a b\tx\ta\tb\t1.00 USD\tin_stock\t\t\n"
                + feed.sku(1) + "\t\ta\tb\t1.00 USD\tin_stock\t\t\n"
                + feed.sku(2) + "\tx\ta\tb\t\tin_stock\t\t\n"
                + feed.sku(3) + "\tx\ta\tb\t1.005 USD\tin_stock\t\t\n"
                + feed.sku(4) + "\tx\ta\tb\t1.00 USD\tsometimes\t\t\n"
                + feed.sku(5) + "\tx\t\t\t1.00 USD\tin_stock\tLARGE\t6291041500214\n"
                + feed.sku(5) + "\tx\ta\tb\t1.00 USD\tin_stock\t\t\n"
                + "WATER-2LX6-02\tx\ta\tb\t1.00 USD\tin_stock\t\t\n"
                + "short\n");

        assertThat(codes(run))
                .containsExactlyInAnyOrder(
                        "ID_MISSING",
                        "ID_SHAPE",
                        "TITLE_MISSING",
                        "PRICE_MISSING",
                        "PRICE_UNREADABLE",
                        "AVAILABILITY_UNKNOWN",
                        "BRAND_MISSING",
                        "CATEGORY_MISSING",
                        "PACK_UNREADABLE",
                        "GTIN_CHECK_DIGIT",
                        "ID_REPEATED",
                        "ID_TAKEN",
                        "ROW_COLUMNS");
        assertThat(Feed.tally(run)).startsWith("10 rows, 1 created, 0 updated, 0 unchanged, 9 refused, 1 warned");
        JsonNode page = feed.report(run, "?severity=REFUSED&limit=2");
        assertThat(page.path("rows")).hasSize(2);
        JsonNode rest = feed.report(
                run, "?severity=REFUSED&limit=100&after=" + page.path("next").asLong());
        assertThat(rest.path("rows")).hasSize(7);
        assertThat(rest.has("next")).isFalse();
        var csv = feed.client.send(
                "GET", "/v1/imports/" + run.path("id").asString() + "/report", feed.ops, null, "Accept", "text/csv");
        assertThat(csv.body())
                .startsWith("number,line,item,severity,code,attribute,message\r\n")
                .contains("ID_SHAPE");
    }

    @Test
    void laysSalePricesAndEndsThemWithTheFeed() {
        String head = "id\ttitle\tprice\tsale_price\tsale_price_effective_date\tavailability\tbrand\tproduct_type\n";
        feed.full(head + feed.sku(1)
                + "\tx\t4.00 USD\t3.00 USD\t2020-01-01T00:00Z/2099-01-01T00:00+0100\tin_stock\tb\ta\n");
        assertThat(feed.product(1).path("price").path("amount").asString()).isEqualTo("3.00");

        feed.full(head + feed.sku(1) + "\tx\t4.00 USD\t3.50 USD\t\tin_stock\tb\ta\n");
        assertThat(feed.product(1).path("price").path("amount").asString()).isEqualTo("3.50");

        feed.full(head + feed.sku(1) + "\tx\t4.00 USD\t\t\tin_stock\tb\ta\n");
        assertThat(feed.product(1).path("price").path("amount").asString()).isEqualTo("4.00");
    }

    @Test
    void goesOnWithAnUploadWhereItStands() {
        byte[] bytes = (Feed.HEAD + rows(1, 50, "4.50 USD")).getBytes(StandardCharsets.UTF_8);
        byte[] first = Arrays.copyOf(bytes, 1_000);
        byte[] rest = Arrays.copyOfRange(bytes, 1_000, bytes.length);
        String run = feed.order("MERCHANT_TSV", "FULL", "");

        assertThat(feed.append(run, 0, false, first).headers().firstValue("Upload-Offset"))
                .contains("1000");
        var again = feed.append(run, 0, false, first);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("upload-offset-mismatch");
        assertThat(again.headers().firstValue("Upload-Offset")).contains("1000");
        var head = feed.client.send("HEAD", run, feed.ops, null);
        assertThat(head.headers().firstValue("Upload-Offset")).contains("1000");
        assertThat(head.headers().firstValue("Upload-Complete")).contains("?0");
        assertThat(feed.append(run, 1_000, true, rest).status()).isEqualTo(204);

        assertThat(Feed.tally(feed.ended(run))).startsWith("50 rows, 50 created");
        assertThat(feed.append(run, bytes.length, true, first).problem()).isEqualTo("conflict");
    }

    @Test
    void refusesBytesThatWereNotAnnounced() {
        String run = feed.order("MERCHANT_TSV", "FULL", ",\"expectedBytes\":10");

        assertThat(feed.append(run, 0, true, new byte[11]).status()).isEqualTo(413);
        assertThat(feed.append(run, 0, true, new byte[9]).status()).isEqualTo(409);
        assertThat(feed.append(run, 0, false, new byte[1024 * 1024 + 1]).status())
                .isEqualTo(413);

        JsonNode wrong = feed.run("MERCHANT_TSV", "FULL", ",\"expectedSha256\":\"" + "0".repeat(64) + "\"", Feed.HEAD);
        assertThat(wrong.path("state").asString()).isEqualTo("FAILED");
        assertThat(codes(wrong)).containsExactly("FEED_UNREADABLE");
    }

    @Test
    void goesOnFromItsCheckpointWhenAStepIsCutOff() throws SQLException {
        feed.full(Feed.HEAD + rows(1, 1_200, "4.50 USD"));
        String run;
        try (Connection holder = dataSource.getConnection()) {
            holder.setAutoCommit(false);
            try (var lock = holder.prepareStatement("select 1 from product where sku = ? for update")) {
                lock.setString(1, feed.sku(700));
                lock.execute();
            }
            run = feed.order("MERCHANT_TSV", "FULL", "");
            feed.append(run, 0, true, (Feed.HEAD + rows(1, 1_200, "5.00 USD")).getBytes(StandardCharsets.UTF_8));
            await().atMost(Duration.ofSeconds(30)).until(() -> killWaiting() > 0);
            assertThat(feed.client
                            .get(run, feed.ops)
                            .json()
                            .path("tally")
                            .path("rows")
                            .asInt())
                    .isEqualTo(500);
            holder.rollback();
        }

        assertThat(Feed.tally(feed.ended(run)))
                .isEqualTo("1200 rows, 0 created, 1200 updated, 0 unchanged, 0 refused, 0 warned, 0 removed");
        assertThat(database.sql("select count(*) from price where sku like ? and amount_minor = 500")
                        .param("%" + feed.sku(""))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1_200);
    }

    @Test
    void cancelsAnImport() {
        String run = feed.order("MERCHANT_TSV", "FULL", "");

        assertThat(feed.client.delete(run, feed.ops).status()).isEqualTo(204);
        assertThat(feed.ended(run).path("state").asString()).isEqualTo("CANCELLED");
        assertThat(feed.client.delete(run, feed.ops).problem()).isEqualTo("conflict");
        assertThat(feed.append(run, 0, true, new byte[1]).problem()).isEqualTo("conflict");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"seller\":\"s\",\"format\":\"CSV\",\"mode\":\"FULL\"}",
                "{\"seller\":\"a b\",\"format\":\"JSON_LINES\",\"mode\":\"FULL\"}",
                "{\"seller\":\"s\",\"format\":\"JSON_LINES\"}",
                "{\"seller\":\"s\",\"format\":\"JSON_LINES\",\"mode\":\"FULL\",\"language\":\"fr\"}"
            })
    void refusesOrdersThatCannotBe(String order) {
        assertThat(feed.client.post("/v1/imports", feed.ops, order).status()).isEqualTo(400);
    }

    @Test
    void isForOperationsStaff() {
        String run = feed.order("MERCHANT_TSV", "FULL", "");
        var issuer = LarderInfrastructure.shared().issuer();
        for (String token : List.of(issuer.token("kim", "shopper"), issuer.token("brand", "partner"))) {
            assertThat(feed.client.get(run, token).status()).isEqualTo(403);
            assertThat(feed.client.get(run + "/report", token).status()).isEqualTo(403);
            assertThat(feed.client.delete(run, token).status()).isEqualTo(403);
            assertThat(feed.client.post("/v1/imports", token, "{}").status()).isIn(400, 403);
        }
        assertThat(feed.client.get("/v1/imports/not-an-id", feed.ops).status()).isEqualTo(404);
        assertThat(feed.client.get("/v1/imports?limit=1", feed.ops).json().path("imports"))
                .hasSize(1);
    }

    private String rows(int from, int to, String price) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(each -> feed.row(each, price))
                .collect(Collectors.joining());
    }

    private List<String> codes(JsonNode run) {
        return feed.report(run, "?limit=1000")
                .path("rows")
                .valueStream()
                .map(row -> row.path("code").asString())
                .toList();
    }

    /** What counts every row of products and prices that was ever written. */
    private long changes() {
        return database.sql("""
                        select (select coalesce(sum(version), 0) + count(*) from product where seller = ?)
                             + (select count(*) from price p join product using (sku) where seller = ?)
                        """)
                .param(feed.seller)
                .param(feed.seller)
                .query(Long.class)
                .single();
    }

    private int killWaiting() {
        return database.sql("""
                        select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock' and query like '%from product%'
                        """).query(Integer.class).single();
    }
}
