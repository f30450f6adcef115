package larder.catalog.assortment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import larder.catalog.measure.Pack;
import larder.catalog.product.NewProduct;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class AssortmentTest {

    private static final String SHELF = "@\twater\tWater\t생수\n";

    @Test
    void holdsAtLeast254ProductsIn20Categories() throws IOException {
        List<NewProduct> products = startingProducts();

        assertThat(products).hasSizeGreaterThanOrEqualTo(254);
        assertThat(products.stream().map(NewProduct::category).distinct()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(products.stream().map(NewProduct::sku)).doesNotHaveDuplicates();
    }

    @Test
    void namesEveryProductAndCategoryInKoreanToo() throws IOException {
        assertThat(startingProducts()).allSatisfy(product -> {
            assertThat(product.name().ko())
                    .matches(".*\\p{IsHangul}.*")
                    .isNotEqualTo(product.name().en());
            assertThat(product.categoryName().ko()).matches(".*\\p{IsHangul}.*");
            assertThat(product.name().en()).doesNotContainPattern("\\p{IsHangul}");
        });
        assertThat(startingProducts().stream().map(product -> product.name().en() + product.brand() + product.pack()))
                .doesNotHaveDuplicates();
    }

    @Test
    void servesThePurifierAndTheWashingMachine() throws IOException {
        assertThat(startingProducts().stream().map(NewProduct::sku))
                .contains(new Sku("WATERFILTER-X1-01"), new Sku("LAUNDRY-3L-01"));
    }

    @Test
    void readsAProductBelowItsCategory() {
        Assortment assortment =
                Assortment.parse(SHELF + "\n# bottles\nW-1\tClearbrook\tSpring water\t샘물\t6\t1.5\tl\t5.49\t400\n");

        Assortment.Item item = assortment.items().getFirst();
        assertThat(item.stock()).isEqualTo(400);
        assertThat(item.product().price()).isEqualTo(Money.of("5.49", "USD"));
        assertThat(item.product().category()).isEqualTo("water");
        assertThat(item.product().pack()).isEqualTo(new Pack(6, new BigDecimal("1.5"), Pack.Unit.L));
    }

    @Test
    void readsTheFamilyOfWhatComesInOtherPacksToo() throws IOException {
        assertThat(startingProducts())
                .filteredOn(product -> "glint-dishwasher-tablets".equals(product.family()))
                .extracting(NewProduct::sku)
                .containsExactly(new Sku("DISH-X60-04"), new Sku("DISH-X120-05"));
    }

    @Test
    void refusesALineWithoutKoreanByItsNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assortment.parse(SHELF + "W-1\tClearbrook\tSpring water\t\t6\t1.5\tl\t5.49\t400"))
                .withMessageStartingWith("assortment line 2:");
    }

    @Test
    void refusesAProductWithoutCategory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assortment.parse("W-1\tClearbrook\tSpring water\t샘물\t6\t1.5\tl\t5.49\t400"));
    }

    @Test
    void refusesAPriceFinerThanACent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assortment.parse(SHELF + "W-1\tClearbrook\tSpring water\t샘물\t6\t1.5\tl\t5.499\t400"));
    }

    private static List<NewProduct> startingProducts() throws IOException {
        String text = new ClassPathResource("assortment.tsv").getContentAsString(StandardCharsets.UTF_8);
        return Assortment.parse(text).items().stream()
                .map(Assortment.Item::product)
                .toList();
    }
}
