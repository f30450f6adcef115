package larder.catalog.substitute;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import larder.catalog.measure.Pack;
import larder.catalog.product.Offer;
import larder.catalog.substitute.SubstitutePolicy.Candidate;
import larder.catalog.substitute.SubstitutePolicy.Ranked;
import larder.catalog.substitute.SubstitutePolicy.Why;
import larder.contracts.Money;
import larder.contracts.Sku;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SubstitutePolicyTest {

    private static final List<String> LAUNDRY = List.of("home", "home.laundry");
    private static final Offer ASKED = Family.capsules("ASKED", 42, "15.49");

    @Example
    void ranksTheFamilyThenTheCategoryThenTheOneAbove() {
        Offer near = offer("NEAR", "home.dishes", Family.pieces(42), "15.49");
        Offer same = offer("SAME", "home.laundry", Family.pieces(42), "15.49");
        Offer family = Family.capsules("FAMILY", 200, "99.00");
        Offer far = Family.offer("FAR", null, List.of("food", "food.rice"), Family.pieces(42), usd("15.49"), true);

        assertThat(rank(near, far, same, family))
                .extracting(Ranked::sku)
                .containsExactly(family.sku(), same.sku(), near.sku());
        assertThat(rank(near, far, same, family))
                .extracting(Ranked::why)
                .containsExactly(Why.SAME_FAMILY, Why.SAME_CATEGORY, Why.NEAR_CATEGORY);
    }

    @Example
    void ranksByContentThenByPriceForItThenByBrand() {
        Offer twice = offer("A-TWICE", "home.laundry", Family.pieces(84), "30.98");
        Offer dear = offer("B-DEAR", "home.laundry", Family.pieces(42), "25.00");
        Offer alike = offer("C-ALIKE", "home.laundry", Family.pieces(42), "16.00");
        Offer unknown = offer("D-UNKNOWN", "home.laundry", null, "15.49");
        Offer litres = offer("E-LITRES", "home.laundry", new Pack(1, new BigDecimal(3), Pack.Unit.L), "15.50");

        assertThat(rank(unknown, twice, litres, dear, alike))
                .extracting(each -> each.sku().value())
                .containsExactly("C-ALIKE", "B-DEAR", "A-TWICE", "D-UNKNOWN", "E-LITRES");
    }

    @Example
    void tellsHowMuchDearerTheSameAmountIs() {
        Offer half = Family.capsules("HALF", 21, "7.75");
        Offer bulk = Family.capsules("BULK", 84, "24.78");

        assertThat(rank(half, bulk))
                .extracting(Ranked::unitPriceDifferencePercent)
                .containsExactly(new BigDecimal("0.1"), new BigDecimal("-20.0"));
        assertThat(rank(offer("X", "home.laundry", null, "1.00")).getFirst().unitPriceDifferencePercent())
                .isNull();
    }

    @Property(tries = 500)
    void ranksOnlyWhatCanBeHadAndNeverTheProductItself(
            @ForAll("offers") Offer asked, @ForAll("candidates") List<Candidate> candidates) {
        List<Candidate> all = new ArrayList<>(candidates);
        all.add(new Candidate(asked, true));
        Map<Sku, Candidate> bySku = new HashMap<>();
        all.forEach(each -> bySku.put(each.offer().sku(), each));

        for (Ranked each : SubstitutePolicy.rank(asked, bySku.values(), 50)) {
            Candidate ranked = Objects.requireNonNull(bySku.get(each.sku()));
            assertThat(each.sku()).isNotEqualTo(asked.sku());
            assertThat(ranked.offer().saleable()).isTrue();
            assertThat(ranked.inStock()).isTrue();
            assertThat(each.price().currency()).isEqualTo(asked.unitPrice().currency());
            assertThat(each.price()).isEqualTo(ranked.offer().unitPrice());
        }
    }

    /** A total order: whichever way the candidates come, they are ranked alike, and a part of them in the same order. */
    @Property(tries = 500)
    void ranksAlikeWhateverCameFirst(
            @ForAll("offers") Offer asked, @ForAll("candidates") List<Candidate> candidates, @ForAll long seed) {
        Map<Sku, Candidate> bySku = new HashMap<>();
        candidates.forEach(each -> bySku.put(each.offer().sku(), each));
        List<Candidate> some = new ArrayList<>(bySku.values());
        List<Ranked> ranked = SubstitutePolicy.rank(asked, some, 50);
        Collections.shuffle(some, new Random(seed));

        assertThat(SubstitutePolicy.rank(asked, some, 50)).isEqualTo(ranked);
        assertThat(ranked).extracting(Ranked::rank).isSorted().doesNotHaveDuplicates();
        assertThat(ranked).extracting(Ranked::why).isSorted();
        List<Candidate> part = some.subList(0, some.size() / 2);
        List<Sku> ofPart = part.stream().map(each -> each.offer().sku()).toList();
        assertThat(SubstitutePolicy.rank(asked, part, 50))
                .extracting(Ranked::sku)
                .containsExactlyElementsOf(ranked.stream()
                        .map(Ranked::sku)
                        .filter(ofPart::contains)
                        .toList());
    }

    @Provide
    Arbitrary<Offer> offers() {
        return Family.any();
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        return Combinators.combine(Family.any(), Arbitraries.of(true, true, false))
                .as(Candidate::new)
                .list()
                .ofMaxSize(40);
    }

    private static List<Ranked> rank(Offer... offers) {
        return SubstitutePolicy.rank(
                ASKED,
                List.of(offers).stream()
                        .map(offer -> new Candidate(offer, true))
                        .toList(),
                50);
    }

    private static Offer offer(
            String sku, String category, @org.jspecify.annotations.Nullable Pack pack, String price) {
        List<String> path = category.equals("home.laundry") ? LAUNDRY : List.of("home", category);
        return Family.offer(sku, null, path, pack, usd(price), true);
    }

    private static Money usd(String price) {
        return Money.of(price, "USD");
    }
}
