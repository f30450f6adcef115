package larder.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A large catalogue: products with a category, a brand and a name.
 *
 * @param sku the product
 * @param name in English
 * @param korean in Korean, where it has such a name
 * @param category the id of its category
 * @param brand who makes it
 */
record SearchedProducts(String sku, String name, @Nullable String korean, String category, String brand) {

    private static final int BATCH = 1_000;
    private static final List<String> KINDS = List.of(
            "water",
            "laundry detergent",
            "garlic bread",
            "shampoo",
            "toilet paper",
            "coffee beans",
            "green tea",
            "dog food",
            "razor blades",
            "toothpaste",
            "face cream",
            "vitamin tablets",
            "white rice",
            "whole milk",
            "potato crisps",
            "tomato soup",
            "orange juice",
            "printer ink",
            "alkaline batteries",
            "light bulb");
    private static final List<String> KOREAN = List.of(
            "생수", "세탁세제", "마늘빵", "샴푸", "화장지", "원두커피", "녹차", "강아지사료", "면도날", "치약", "크림", "비타민정제", "백미", "우유", "감자칩",
            "토마토수프", "오렌지주스", "잉크", "건전지", "전구");
    private static final List<String> KIND_OF = List.of(
            "fresh",
            "classic",
            "organic",
            "family",
            "mild",
            "strong",
            "sensitive",
            "sparkling",
            "premium",
            "everyday",
            "light",
            "spicy");

    /** So many products that nobody sells. */
    static Stream<SearchedProducts> made(int count) {
        Random random = new Random(20);
        return IntStream.range(0, count).mapToObj(i -> {
            int kind = random.nextInt(KINDS.size());
            int size = 50 * (1 + random.nextInt(40));
            String of = KIND_OF.get(random.nextInt(KIND_OF.size()));
            return new SearchedProducts(
                    "BENCH-" + i,
                    of + " " + KINDS.get(kind) + " " + size + " ml",
                    i % 2 == 0 ? KOREAN.get(kind) + " " + size + "ml" : null,
                    "bench-" + kind + "-" + random.nextInt(15),
                    "Brand" + random.nextInt(5_000) + " house");
        });
    }

    /** Those of a tab-separated file with the columns id, title, product type and brand. */
    static Stream<SearchedProducts> in(Path feed) throws IOException {
        return FeedText.in(feed).rows().stream()
                .map(line -> line.split("\t", -1))
                .filter(columns -> columns.length > 3 && !columns[1].isBlank() && !columns[3].isBlank())
                .map(columns -> new SearchedProducts(
                        columns[0],
                        columns[1],
                        null,
                        "bench-" + columns[2].toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                        columns[3]));
    }

    /** Puts them into the catalogue's tables, with a price each. */
    static void load(Connection connection, Stream<SearchedProducts> products) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("create temp table made (sku text, name text, korean text, category text, brand text)");
            try (PreparedStatement insert = connection.prepareStatement("insert into made values (?, ?, ?, ?, ?)");
                    products) {
                int waiting = 0;
                for (SearchedProducts each : (Iterable<SearchedProducts>) products::iterator) {
                    insert.setString(1, each.sku);
                    insert.setString(2, each.name);
                    insert.setString(3, each.korean);
                    insert.setString(4, each.category);
                    insert.setString(5, each.brand);
                    insert.addBatch();
                    if (++waiting % BATCH == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            statement.execute(
                    "insert into category (id, name_en, path) select distinct category, category, array [category] from made");
            statement.execute("insert into product (sku, seller, brand, name_en, name_ko, category_id, version)"
                    + " select sku, 'bench', brand, name, korean, category, 0 from made");
            statement.execute("insert into price (sku, kind, amount_minor, currency, starts_at, laid_by, laid_at)"
                    + " select sku, 'REGULAR', 199, 'USD', 'epoch', 'bench', now() from made");
            statement.execute("vacuum analyze");
        }
    }
}
