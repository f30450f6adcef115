package larder.order.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import larder.contracts.Consent;
import larder.contracts.Consent.Mode;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.order.budget.Allowance;
import larder.testing.Fixtures;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class GuardsPropertyTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    /** Whatever is ordered in whatever order: what is placed unasked never passes the budget, and nothing is held that fits. */
    @Property
    void spendNoMoreThanTheBudgetUnasked(
            @ForAll @IntRange(max = 5000) int limit,
            @ForAll @Size(max = 30) List<@IntRange(max = 2000) Integer> totals,
            @ForAll @Size(30) List<Boolean> approved) {
        int unasked = 0;
        int waived = 0;
        int held = 0;
        for (int each = 0; each < totals.size(); each++) {
            int total = totals.get(each);
            int committed = unasked + waived + held;
            Optional<HoldReason> reason = Guards.firstTripped(offered(total, dayBudget(limit, committed), 1));

            assertThat(reason.isPresent()).isEqualTo(committed + total > limit);
            if (reason.isEmpty()) {
                unasked += total;
            } else if (approved.get(each)) {
                waived += total;
            } else {
                held += total;
            }
            assertThat(unasked).isLessThanOrEqualTo(limit);
        }
    }

    /** Knowing of more that was ordered never makes an order easier. */
    @Property
    void tripTheMoreTheMoreIsOrdered(
            @ForAll @IntRange(max = 3000) int total,
            @ForAll @IntRange(max = 3000) int committed,
            @ForAll @IntRange(max = 3000) int more,
            @ForAll @IntRange(min = 1, max = 99) int packs) {
        List<HoldReason> before = Guards.tripped(offered(total, dayBudget(3000, committed), packs))
                .toList();
        List<HoldReason> after = Guards.tripped(offered(total, dayBudget(3000, committed + more), packs))
                .toList();

        assertThat(after).containsAll(before).isSorted();
    }

    @Property
    void tellTheFirstOfAllThatTrip(
            @ForAll @IntRange(max = 3000) int total, @ForAll @IntRange(min = 1, max = 99) int packs) {
        Offered offered = offered(total, dayBudget(1000, 0), packs);

        assertThat(Guards.firstTripped(offered))
                .isEqualTo(Guards.tripped(offered).min(HoldReason::compareTo));
    }

    private static Facts dayBudget(int limit, int committed) {
        Map<HoldReason, Allowance> allowances =
                Map.of(HoldReason.HOUSEHOLD_BUDGET_DAY, new Allowance(cents(limit), cents(committed)));
        return new Facts(false, Set.of(), 20, List.of(), allowances, null, 0, 0);
    }

    private static Offered offered(int total, Facts facts, int packs) {
        OrderTerms terms = Fixtures.terms();
        assertThat(terms.consent()).isEqualTo(Consent.UNASKED);
        return new Offered(
                terms, Mode.INSTANT, Trigger.PRESS, new Quantity(packs), cents(1), cents(total), NOON, null, facts);
    }

    private static Money cents(int cents) {
        return new Money(cents, Money.of("1.00", "USD").currency());
    }
}
