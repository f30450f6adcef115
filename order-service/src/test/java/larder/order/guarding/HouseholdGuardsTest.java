package larder.order.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import larder.contracts.Consent.Mode;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.order.budget.Allowance;
import larder.testing.Fixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guards that know the account and its household. */
class HouseholdGuardsTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Money UNIT = Money.of("7.50", "USD");
    private static final Money TOTAL = Money.of("15.00", "USD");

    @Test
    void placesNothingForASuspendedAccount() {
        var facts = new Facts(true, Set.of(), 20, List.of(), Map.of(), null, 0, 0);

        assertThat(reason(knowing(facts, Trigger.PRESS, 1))).isEqualTo(HoldReason.ACCOUNT_STANDING);
        assertThat(Guards.waivable(HoldReason.ACCOUNT_STANDING)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"VOICE, CHILD_LOCK", "VIRTUAL_BUTTON, CHILD_LOCK", "PRESS, ", "LEVEL, "})
    void asksForThePinOfWhatIsLocked(Trigger trigger, @Nullable HoldReason reason) {
        var facts =
                new Facts(false, Set.of(Trigger.VOICE, Trigger.VIRTUAL_BUTTON), 20, List.of(), Map.of(), null, 0, 0);

        assertThat(reason(knowing(facts, trigger, 1))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "20, '', ",
        "21, '', QUANTITY_UNUSUAL",
        "20, '1 1', ",
        "3, '1 1 1', ",
        "4, '1 1 1', QUANTITY_UNUSUAL",
        "6, '1 2 1', ",
        "7, '1 2 1', QUANTITY_UNUSUAL",
        "20, '9 1 1 1 1', ",
        "21, '9 1 1 1 1', QUANTITY_UNUSUAL"
    })
    void asksAboutFarMoreThanIsUsual(int packs, String lately, @Nullable HoldReason reason) {
        List<Integer> packsLately = lately.isEmpty()
                ? List.of()
                : Arrays.stream(lately.split(" ", -1)).map(Integer::valueOf).toList();
        var facts = new Facts(false, Set.of(), 20, packsLately, Map.of(), null, 0, 0);

        assertThat(reason(knowing(facts, Trigger.PRESS, packs))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "40.00, 25.00, USD, true",
        "40.00, 25.01, USD, false",
        "15.00, 0.00, USD, true",
        "14.99, 0.00, USD, false",
        "10.00, 30.00, USD, false",
        "40.00, 0.00, EUR, false"
    })
    void staysWithinEachBudgetInItsOwnCurrency(String limit, String committed, String currency, boolean within) {
        for (HoldReason budget : List.of(
                HoldReason.HOUSEHOLD_BUDGET_DAY,
                HoldReason.HOUSEHOLD_BUDGET_MONTH,
                HoldReason.SLOT_BUDGET_DAY,
                HoldReason.SLOT_BUDGET_MONTH)) {
            var facts = new Facts(
                    false, Set.of(), 20, List.of(), Map.of(budget, allowance(limit, committed, currency)), null, 0, 0);

            assertThat(reason(knowing(facts, Trigger.PRESS, 1))).isEqualTo(within ? null : budget);
            assertThat(Guards.waivable(budget)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, ", "1, ", "2, DAILY_CAP", "3, DAILY_CAP"})
    void admitsAsManyOrdersADayAsTheHouseholdPlaces(int placedToday, @Nullable HoldReason reason) {
        var facts = new Facts(false, Set.of(), 20, List.of(), Map.of(), 2, placedToday, 0);

        assertThat(reason(knowing(facts, Trigger.PRESS, 1))).isEqualTo(reason);
    }

    private static Offered knowing(Facts facts, Trigger trigger, int packs) {
        OrderTerms terms = Fixtures.terms();
        return new Offered(terms, Mode.INSTANT, trigger, new Quantity(packs), UNIT, TOTAL, NOON, null, facts);
    }

    private static Allowance allowance(String limit, String committed, String currency) {
        return new Allowance(Money.of(limit, currency), Money.of(committed, currency));
    }

    private static @Nullable HoldReason reason(Offered offered) {
        return Guards.firstTripped(offered).orElse(null);
    }
}
