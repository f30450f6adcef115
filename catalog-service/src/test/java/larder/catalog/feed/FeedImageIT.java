package larder.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import larder.testing.LarderIntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The addresses are of a domain that nobody ever has (RFC 6761), so that nothing is fetched. */
@LarderIntegrationTest
class FeedImageIT {

    private static final String HEAD = "id\ttitle\tproduct_type\tbrand\tprice\tavailability\timage_link\n";

    private final Feed feed;

    FeedImageIT(@LocalServerPort int port) {
        this.feed = new Feed(port);
    }

    @Test
    void hasPicturesFetchedFromWhereTheFeedSays() {
        feed.full(HEAD + row(1, "Tea", "https://shop.invalid/1.jpg") + row(2, "Tea", ""));

        assertThat(source(1)).isEqualTo("https://shop.invalid/1.jpg");
        assertThat(source(2)).isEmpty();

        feed.full(HEAD + row(1, "Tea", "https://shop.invalid/new.jpg") + row(2, "Tea", "https://shop.invalid/2.jpg"));

        assertThat(source(1)).isEqualTo("https://shop.invalid/new.jpg");
        assertThat(source(2)).isEqualTo("https://shop.invalid/2.jpg");
    }

    @Test
    void leavesAPictureThatTheStaffChoseUntilTheFeedNamesAnother() {
        feed.full(HEAD + row(1, "Tea", "https://shop.invalid/1.jpg"));
        assertThat(feed.client
                        .put(
                                "/v1/products/" + feed.sku(1) + "/image",
                                feed.ops,
                                "{\"url\":\"https://staff.invalid/1.jpg\"}")
                        .status())
                .isEqualTo(202);

        feed.full(HEAD + row(1, "Green tea", "https://shop.invalid/1.jpg"));
        assertThat(source(1)).isEqualTo("https://staff.invalid/1.jpg");

        feed.full(HEAD + row(1, "Green tea", ""));
        assertThat(source(1)).isEqualTo("https://staff.invalid/1.jpg");

        feed.full(HEAD + row(1, "Green tea", "https://shop.invalid/2.jpg"));
        assertThat(source(1)).isEqualTo("https://shop.invalid/2.jpg");

        feed.full(HEAD + row(1, "Green tea", ""));
        assertThat(source(1)).isEmpty();
    }

    @Test
    void takesTheProductWithoutAPictureThatIsNotFetched() {
        JsonNode run = feed.full(
                HEAD + row(1, "Tea", "https://user:word@shop.invalid/1.jpg") + row(2, "Tea", "javascript:alert(1)"));

        assertThat(Feed.tally(run))
                .isEqualTo("2 rows, 2 created, 0 updated, 0 unchanged, 0 refused, 2 warned, 0 removed");
        assertThat(feed.report(run, "")
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path("code").asString()))
                .containsExactly("IMAGE_LINK_REFUSED", "IMAGE_LINK_REFUSED");
        assertThat(source(1)).isEmpty();
    }

    private String row(int number, String title, String image) {
        return feed.sku(number) + "\t" + title + "\ta\tb\t1.00 USD\tin_stock\t" + image + "\n";
    }

    /** Where the picture is fetched from; empty where nobody said. */
    private String source(int number) {
        return feed.client
                .get("/v1/products/" + feed.sku(number) + "/image/source", feed.ops)
                .json()
                .path("url")
                .asString("");
    }
}
