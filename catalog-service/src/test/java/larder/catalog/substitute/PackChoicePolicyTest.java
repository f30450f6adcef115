package larder.catalog.substitute;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import larder.catalog.measure.Content;
import larder.catalog.product.Offer;
import larder.catalog.substitute.PackChoicePolicy.Candidate;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.stock.StockEvent.AskedFor;
import larder.testing.Fixtures;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class PackChoicePolicyTest {

    private static final Sku ASKED = new Sku("ASKED");

    @Example
    void sendsTheNearestContentRatherMoreThanLess() {
        List<Candidate> family = List.of(
                new Candidate(Family.capsules("C20", 20, "7.00"), 100),
                new Candidate(Family.capsules("C38", 38, "14.00"), 100),
                new Candidate(Family.capsules("C45", 45, "16.00"), 100),
                new Candidate(Family.capsules("C90", 90, "30.00"), 100));

        List<PackOffer> nearest = PackChoicePolicy.nearest(terms(1, null, null, null), Family.pieces(42), family);

        assertThat(nearest)
                .extracting(each -> each.quantity() + " x " + each.sku())
                .containsExactly("1 x C45", "3 x C20", "2 x C38", "2 x C20", "1 x C38");
    }

    @Example
    void reckonsWithAllThePacksThatWereAskedFor() {
        Candidate big = new Candidate(Family.capsules("C120", 120, "26.99"), 1);

        PackOffer offer = PackChoicePolicy.nearest(terms(2, null, null, null), Family.pieces(60), List.of(big))
                .getFirst();

        assertThat(offer.quantity()).isEqualTo(Quantity.ONE);
        assertThat(offer.total()).isEqualTo(Money.of("26.99", "USD"));
        AskedFor asked = Objects.requireNonNull(offer.askedFor());
        assertThat(asked.packHolds()).isEqualByComparingTo("60");
        assertThat(asked.sentHolds()).isEqualByComparingTo("120");
    }

    /** 42 for 15.49 are 0.36881 each: 10 % more for 60 is 24.3414. */
    @Example
    void keepsTheDriftForTheSameAmountAndTheCeilingToTheCent() {
        Money agreed = Money.of("15.49", "USD");

        assertThat(one(terms(1, agreed, 10, null), "24.34")).isTrue();
        assertThat(one(terms(1, agreed, 10, null), "24.35")).isFalse();
        assertThat(one(terms(1, agreed, null, Money.of("20.00", "USD")), "20.00"))
                .isTrue();
        assertThat(one(terms(1, agreed, null, Money.of("20.00", "USD")), "20.01"))
                .isFalse();
        assertThat(one(terms(1, Money.of("20000", "KRW"), null, null), "1.00")).isFalse();
        assertThat(one(terms(1, null, null, Money.of("20000", "KRW")), "1.00")).isFalse();
    }

    private static boolean one(OrderTerms terms, String price) {
        Candidate sixty = new Candidate(Family.capsules("C60", 60, price), 5);
        return !PackChoicePolicy.nearest(terms, Family.pieces(42), List.of(sixty))
                .isEmpty();
    }

    @Property(tries = 1000)
    void sendsOnlyWhatWasAgreedTo(
            @ForAll("candidates") List<Candidate> candidates,
            @ForAll @IntRange(min = 1, max = 99) int quantity,
            @ForAll("agreed") @Nullable Money agreed,
            @ForAll("drifts") @Nullable Integer drift,
            @ForAll("agreed") @Nullable Money ceiling) {
        OrderTerms terms = terms(quantity, agreed, drift, ceiling);
        BigDecimal wanted = BigDecimal.valueOf(42L * quantity);

        List<PackOffer> nearest = PackChoicePolicy.nearest(terms, Family.pieces(42), candidates);

        for (PackOffer each : nearest) {
            Candidate from = candidates.stream()
                    .filter(candidate -> candidate.offer().sku().equals(each.sku()))
                    .filter(candidate -> candidate.packs() >= each.quantity().packs())
                    .filter(candidate -> candidate.offer().saleable())
                    .findFirst()
                    .orElseThrow();
            Offer offer = from.offer();
            Content content = Objects.requireNonNull(offer.pack()).content();
            BigDecimal sent =
                    content.amount().multiply(BigDecimal.valueOf(each.quantity().packs()));
            assertThat(each.sku()).isNotEqualTo(ASKED);
            assertThat(content.dimension()).isEqualTo(Family.pieces(1).content().dimension());
            assertThat(each.total()).isEqualTo(each.unitPrice().times(each.quantity()));
            assertThat(sent.multiply(BigDecimal.valueOf(2))).isGreaterThanOrEqualTo(wanted);
            assertThat(sent).isLessThanOrEqualTo(wanted.multiply(BigDecimal.valueOf(2)));
            if (ceiling != null) {
                assertThat(each.total()).isLessThanOrEqualTo(ceiling);
            }
            if (agreed != null && drift != null) {
                BigDecimal highest = agreed.amount()
                        .multiply(BigDecimal.valueOf(100L + drift))
                        .multiply(content.amount());
                assertThat(each.unitPrice().amount().multiply(BigDecimal.valueOf(4200)))
                        .isLessThanOrEqualTo(highest);
            }
        }
        List<BigDecimal> more = nearest.stream()
                .map(each -> Objects.requireNonNull(each.askedFor())
                        .sentHolds()
                        .multiply(BigDecimal.valueOf(each.quantity().packs()))
                        .subtract(wanted))
                .toList();
        assertThat(more.stream().filter(each -> each.signum() >= 0)).isSorted();
        assertThat(more.stream().filter(each -> each.signum() < 0).map(BigDecimal::abs))
                .isSorted();
        assertThat(more.stream().map(each -> each.signum() < 0)).isSorted();
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        Arbitrary<Offer> capsules = Combinators.combine(
                        Arbitraries.integers().between(1, 300),
                        Arbitraries.integers().between(50, 9000))
                .as((count, cents) -> Family.capsules(
                        "C" + count + "-" + cents, count, "%d.%02d".formatted(cents / 100, cents % 100)));
        return Combinators.combine(
                        Arbitraries.oneOf(capsules, Family.any()),
                        Arbitraries.longs().between(0, 200))
                .as(Candidate::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<@Nullable Money> agreed() {
        return Arbitraries.integers()
                .between(100, 60_000)
                .map(cents -> new Money(cents, java.util.Currency.getInstance("USD")))
                .injectNull(0.4);
    }

    @Provide
    Arbitrary<@Nullable Integer> drifts() {
        return Arbitraries.integers().between(0, 200).injectNull(0.3);
    }

    private static OrderTerms terms(
            int quantity, @Nullable Money agreed, @Nullable Integer drift, @Nullable Money ceiling) {
        return new OrderTerms(
                new ShopperId("kim"),
                ASKED,
                new Quantity(quantity),
                ceiling,
                Fixtures.address(),
                new Consent(Consent.Mode.INSTANT, agreed, drift, null, null, true),
                OrderTerms.DeliveryPreference.DOORSTEP);
    }
}
