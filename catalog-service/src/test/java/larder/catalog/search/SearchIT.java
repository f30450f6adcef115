package larder.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import larder.catalog.product.Label;
import larder.catalog.product.ListProduct;
import larder.catalog.product.NewProduct;
import larder.contracts.Money;
import larder.contracts.Sku;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** Searches the 293 products that the catalogue starts with. */
@LarderIntegrationTest
class SearchIT {

    private final ServiceClient client;
    private final JdbcClient database;
    private final ListProduct listProduct;
    private final TransactionOperations transaction;
    private final String shopper = LarderInfrastructure.shared().issuer().token("shopper-1", "shopper");

    SearchIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired TransactionOperations transaction) {
        client = LarderInfrastructure.shared().client(port);
        this.database = database;
        this.listProduct = listProduct;
        this.transaction = transaction;
    }

    @ParameterizedTest
    @CsvSource({
        "detergent, LAUNDRY-1L-08",
        "detergnt, LAUNDRY-1L-08",
        "laundry detergents, LAUNDRY-2LX2-03",
        "세탁세제, LAUNDRY-5KG-04",
        "세제 액체, LAUNDRY-2LX2-03",
        "액체세제, LAUNDRY-2LX2-03",
        "세탁새제, LAUNDRY-5KG-04",
        "생수, WATER-2LX6-02",
        "물티슈, CLEAN-X240-07",
        "물ㅌ, CLEAN-X240-07",
        "물팃, CLEAN-X240-07",
        "anfxltb, CLEAN-X240-07",
        "콜라, DRINK-355MLX24-01",
        "콜ㄹ, DRINK-355MLX24-01",
        "cola, DRINK-355MLX24-01",
        "Clearbrok, WATER-2LX6-02",
        "clearbrook sparkling, WATER-500MLX20-04",
        "500ml water, WATER-500MLX20-04",
        "water 500 ml, WATER-500MLX20-04",
        "샘물 500ml, WATER-500MLX24-01",
        "GLINT & CO lemon, DISH-750MLX2-01",
        "puree apple, BABYFOOD-100GX12-06",
        "childrens toothpaste, ORAL-80GX4-04",
        "battery cr2032, BATTERY-X12-06",
        "vitamin c, VITAMIN-X200-01",
        "1000mg omega, VITAMIN-X180-05",
        "BATTERY-X12-06, BATTERY-X12-06",
        "battery-x12-06, BATTERY-X12-06"
    })
    void findsFirst(String query, String sku) {
        assertThat(skus("query=" + encoded(query))).first().isEqualTo(sku);
    }

    @ParameterizedTest
    @ValueSource(strings = {"detergnt", "세탁세제", "생수", "물티슈", "콜라", "cofee", "toothbrsh"})
    void findsOnlyWhatHasToDoWithIt(String query) {
        List<String> shelf =
                List.of("LAUNDRY", "WATER", "CLEAN", "PAPER", "TOILET", "BABYCARE", "DRINK", "COFFEE", "ORAL");

        assertThat(skus("query=" + encoded(query)))
                .isNotEmpty()
                .allSatisfy(sku -> assertThat(sku)
                        .startsWith(shelf.stream()
                                .filter(sku::startsWith)
                                .findFirst()
                                .orElse("nothing else")));
    }

    @Test
    void putsWhatIsWrittenSoBeforeWhatBeginsSoBeforeWhatHasTheSameStem() {
        list("QUI-1", "Quilleting machine");
        list("QUI-2", "Quilletry");
        list("QUI-3", "Blue quillets of the far north");

        assertThat(skus("query=quillets")).containsExactly("QUI-3", "QUI-1");
        assertThat(skus("query=quillet")).containsExactly("QUI-2", "QUI-1", "QUI-3");
        assertThat(skus("query=quilets")).first().isEqualTo("QUI-3");
    }

    @Test
    void findsAProductByItsGtinInAnyLength() {
        list("GTIN-1", "Counted thing");
        database.sql("update product set gtin = '00012345678905' where sku = 'GTIN-1'")
                .update();

        assertThat(skus("query=012345678905")).containsExactly("GTIN-1");
        assertThat(skus("query=00012345678905")).containsExactly("GTIN-1");
        assertThat(skus("query=12345678905")).isEmpty();
    }

    @Test
    void pagesThroughEqualsWithoutLossOrRepeat() {
        List<String> whole = skus("query=ml&limit=200");

        assertThat(whole).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        assertThat(leafed("query=ml&limit=7")).isEqualTo(whole);
        assertThat(leafed("query=detergnt&limit=2")).isEqualTo(skus("query=detergnt"));
        assertThat(leafed("query=ml&sort=sku&limit=7"))
                .isEqualTo(whole.stream().sorted().toList());
    }

    @Test
    void staysWithinCategoriesBrandsAndWhatIsForSale() {
        assertThat(skus("query=water&category=water-filters")).allMatch(sku -> sku.startsWith("WATERFILTER"));
        assertThat(skus("brand=" + encoded("Glint & Co.") + "&brand=Suddle")).hasSize(10);
        assertThat(skus("query=soap&brand=" + encoded("Glint & Co."))).hasSize(3);
        assertThat(skus("brand=Glint")).isEmpty();
        assertThat(skus("category=nothing")).isEmpty();
        assertThat(skus("brand=Suddle&forSale=true")).hasSize(2);
        assertThat(skus("brand=Suddle&forSale=false")).isEmpty();
    }

    @Test
    void countsWhatThereIsToNarrowDownBy() {
        JsonNode water = facets("query=water");

        assertThat(water.path("products").asInt())
                .isEqualTo(skus("query=water&limit=200").size());
        assertThat(water.path("capped").asBoolean()).isFalse();
        assertThat(water.path("categories")).anySatisfy(each -> {
            assertThat(each.path("id").asString()).isEqualTo("water");
            assertThat(each.path("name").path("ko").asString()).isEqualTo("생수");
            assertThat(each.path("products").asInt()).isEqualTo(11);
        });
        assertThat(water.path("brands")).anySatisfy(each -> {
            assertThat(each.path("brand").asString()).isEqualTo("Clearbrook");
            assertThat(each.path("products").asInt()).isEqualTo(5);
        });
        assertThat(facets("query=water&brand=Clearbrook").path("brands")).isEqualTo(water.path("brands"));
        assertThat(facets("query=water&brand=Clearbrook").path("products").asInt())
                .isEqualTo(5);
        assertThat(facets("").path("categories")).hasSize(20);
        assertThat(facets("category=water").path("categories")).isEmpty();
        assertThat(facets("query=" + encoded("%_")).path("products").asInt()).isZero();
    }

    @Test
    void countsAndFindsInCategoriesBelow() {
        database.sql(
                        "insert into category (id, name_en, path) values ('attic', 'Attic', '{attic}') on conflict do nothing")
                .update();
        database.sql(
                        "insert into category (id, name_en, parent, path) values ('attic.box', 'Box', 'attic', '{attic,attic.box}')"
                                + " on conflict do nothing")
                .update();
        list("ATTIC-1", "Wooden crate", "attic.box");

        assertThat(skus("category=attic")).containsExactly("ATTIC-1");
        assertThat(facets("category=attic").path("categories"))
                .singleElement()
                .satisfies(each -> assertThat(each.path("id").asString()).isEqualTo("attic.box"));
        assertThat(facets("query=crate").path("categories"))
                .anySatisfy(each -> assertThat(each.path("id").asString()).isEqualTo("attic"));
    }

    @Test
    void findsByWhatIsTrueNow() {
        list("NOW-1", "Vellichor lamp");
        assertThat(skus("query=vellichor")).containsExactly("NOW-1");

        database.sql("update product set name_en = 'Petrichor lamp' where sku = 'NOW-1'")
                .update();
        assertThat(skus("query=petrichor")).containsExactly("NOW-1");
        assertThat(skus("query=vellichor")).isEmpty();

        database.sql("update category set name_en = 'Sonder' where id = 'now'").update();
        assertThat(skus("query=sonder")).containsExactly("NOW-1");

        database.sql("update product set removed = true where sku = 'NOW-1'").update();
        assertThat(skus("query=petrichor")).isEmpty();
        assertThat(skus("category=now")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or 1=1 --",
                "a & b | !c <-> (d",
                "'''",
                "\\",
                ":*",
                "foo:*A",
                "%",
                "_",
                "!!!",
                "()",
                "\"water",
                "the",
                "of the and",
                "🧴",
                "🧴 water",
                "\u202E\u200B",
                "ﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺ",
                "ㅁㄴㅇㄹ",
                "가",
                "가나다라마바사아자차카타파하가나다라마바사아자차카타파하",
                "a b c d e f g h i j k l m n o p q r s t u v w x y z",
                "9999999999999999999999999999999999",
                "-",
                "٣٤",
                "ｗａｔｅｒ",
                "<script>",
                "${jndi:x}",
                "a",
                "0"
            })
    void answersWhateverIsTyped(String query) {
        for (String path :
                List.of("/v1/products?query=", "/v1/products?sort=sku&query=", "/v1/products/facets?query=")) {
            Response response = client.get(path + encoded(query), shopper);

            assertThat(response.status()).as(response.body()).isEqualTo(200);
        }
    }

    @Test
    void findsNothingWhereNothingIsAskedFor() {
        for (String query : List.of("!!!", "%", "_", "🧴")) {
            assertThat(skus("query=" + encoded(query))).as(query).isEmpty();
        }
        assertThat(skus("query=" + encoded("🧴 cola"))).isEqualTo(skus("query=cola"));
        assertThat(skus("query=" + encoded("ｃｏｌａ"))).isEqualTo(skus("query=cola"));
    }

    @Test
    void refusesWhatCannotBe() {
        String other = client.get("/v1/products?query=water&limit=1", shopper)
                .json()
                .path("next")
                .asString();

        for (String query : List.of(
                "query=" + "a".repeat(101),
                "query=ml&after=x",
                "query=ml&after=" + encoded("\u0000"),
                "query=ml&after=" + other,
                "after=" + encoded("a b"),
                "after=%00",
                "sort=price",
                "forSale=maybe",
                "category=%00",
                "brand=%00",
                "limit=0",
                "query=ml&after=" + "A".repeat(201),
                "brand=a&".repeat(21),
                "query=%00")) {
            assertThat(client.get("/v1/products?" + query, shopper).problem())
                    .as(query)
                    .isEqualTo("invalid-request");
        }
        assertThat(client.get("/v1/products/facets", null).status()).isEqualTo(401);
    }

    @Test
    void givesUpASearchThatTakesTooLong() {
        Response response = transaction.execute(_ -> {
            database.sql("lock table product_search in access exclusive mode").update();
            return client.get("/v1/products?query=water", shopper);
        });

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.problem()).isEqualTo("overloaded");
    }

    private void list(String sku, String name) {
        String category = sku.substring(0, sku.indexOf('-')).toLowerCase(Locale.ROOT);
        list(sku, name, category);
    }

    private void list(String sku, String name, String category) {
        listProduct.list(new NewProduct(
                new Sku(sku),
                NewProduct.HOUSE,
                "Ownmark",
                new Label(name, null),
                category,
                new Label("Shelf", null),
                null,
                Money.of("1.00", "USD")));
    }

    private JsonNode facets(String query) {
        return client.get("/v1/products/facets?" + query, shopper).json();
    }

    private List<String> leafed(String query) {
        List<String> skus = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = page(query + "&after=" + after);
            page.path("products")
                    .forEach(product -> skus.add(product.path("sku").asString()));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        return skus;
    }

    private List<String> skus(String query) {
        return page(query)
                .path("products")
                .valueStream()
                .map(product -> product.path("sku").asString())
                .toList();
    }

    private JsonNode page(String query) {
        Response response = client.get("/v1/products?" + query, shopper);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response.json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
