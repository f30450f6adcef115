package larder.engine.slot;

import static larder.engine.slot.Kitchen.SLOT;
import static larder.engine.slot.Kitchen.asked;
import static larder.engine.slot.Kitchen.at;
import static larder.engine.slot.Kitchen.binding;
import static larder.engine.slot.Kitchen.level;
import static larder.engine.slot.Kitchen.press;
import static larder.engine.slot.Kitchen.receivedLater;
import static larder.engine.slot.Kitchen.used;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import larder.contracts.Consent;
import larder.contracts.DecisionId;
import larder.contracts.EventId;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.binding.BindingState;
import larder.contracts.decision.Decision.Reason;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.device.DeviceEvent.Channel;
import larder.contracts.device.DeviceEvent.LevelRead;
import larder.contracts.device.DeviceEvent.ReplenishmentAsked;
import larder.contracts.device.DeviceState;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderRejected;
import larder.contracts.order.OrderEvent.RejectReason;
import org.junit.jupiter.api.Test;

/** Row by row through the decision table. */
class ReplenishmentPolicyTest {

    private static final Duration NOW = Duration.ZERO;

    @Test
    void ordersOnAPress() {
        Verdict verdict = Household.bound().sends(press("e1", NOW));

        DecisionId decision = DecisionId.on(SLOT, press("e1", NOW).event());
        assertThat(verdict.decision()).isEqualTo(decision);
        assertThat(verdict.repeat()).isFalse();
        assertThat(verdict.answer())
                .isEqualTo(
                        new Answer.Order(OrderId.from(decision), Trigger.PRESS, PackedTerms.of(Kitchen.terms("kim"))));
    }

    @Test
    void givesTheSameAnswerToTheSameEventAndChangesNothing() {
        Household household = Household.bound();
        Verdict first = household.sends(press("e1", NOW));

        Verdict again = household.sends(receivedLater(press("e1", NOW), minutes(30)));

        assertThat(again.repeat()).isTrue();
        assertThat(again.answer()).isEqualTo(first.answer());
        assertThat(again.next()).isEqualTo(first.next());
    }

    @Test
    void repeatsAnOrderWithTheTermsItHadEvenWhenTheSlotIsNoLongerBound() {
        Household household = Household.bound();
        Verdict first = household.sends(press("e1", NOW));

        Verdict again = household.binds(null).sends(receivedLater(press("e1", NOW), minutes(5)));

        assertThat(again.answer()).isEqualTo(first.answer());
    }

    @Test
    void repeatsWhichOrderWasInTheWay() {
        Household household = Household.bound();
        OrderId order = orderOf(household.sends(press("e1", NOW)));
        household.sends(press("e2", minutes(2)));
        household.receives(order, minutes(3));

        Verdict again = household.sends(press("e2", minutes(2)));

        assertThat(again.answer()).isEqualTo(new Answer.Ignore(Reason.ORDER_OPEN, order));
    }

    @Test
    void forgetsAnEventAfterSevenDays() {
        Household household = Household.bound();
        household.sends(press("e1", NOW));

        assertThat(household.says(receivedLater(press("e1", NOW), Duration.ofDays(7))))
                .isEqualTo("ORDER again");
        assertThat(household.says(
                        receivedLater(press("e1", NOW), Duration.ofDays(7).plusSeconds(1))))
                .isEqualTo("STALE");
    }

    @Test
    void forgetsTheOldestOfTooManyEvents() {
        Household household = Household.bound();
        household.sends(press("first", NOW));
        for (int i = 0; i < 63; i++) {
            household.sends(press("e" + i, minutes(2)));
        }
        assertThat(household.says(press("first", NOW))).isEqualTo("ORDER again");

        household.sends(press("one-more", minutes(3)));

        assertThat(household.says(press("first", NOW))).isEqualTo("ORDER_OPEN");
    }

    @Test
    void ignoresWhatComesInTooLate() {
        Household household = Household.bound();

        assertThat(household.says(receivedLater(press("e1", NOW), minutes(10).plusMillis(1))))
                .isEqualTo("STALE");
        assertThat(household.says(receivedLater(asked("e2", NOW), minutes(11)))).isEqualTo("STALE");
        assertThat(household.says(
                        receivedLater(level("e3", "50", NOW), hours(24).plusMillis(1))))
                .isEqualTo("STALE");
        assertThat(household.says(receivedLater(level("e4", "50", NOW), hours(24))))
                .isEqualTo("ABOVE_THRESHOLD");
        assertThat(household.says(receivedLater(press("e5", NOW), minutes(10)))).isEqualTo("ORDER");
    }

    @Test
    void ignoresWhatClaimsToComeFromTheFuture() {
        Household household = Household.bound();

        assertThat(household.says(receivedLater(press("e1", NOW), Duration.ofMillis(-60_001))))
                .isEqualTo("CLOCK_SKEW");
        assertThat(household.says(receivedLater(press("e2", NOW), Duration.ofMinutes(-1))))
                .isEqualTo("ORDER");
    }

    @Test
    void ignoresDevicesThatAreDeregisteredOrSuspended() {
        Household household = Household.bound().hears(DeviceState.Status.DEREGISTERED);
        assertThat(household.says(press("e1", NOW))).isEqualTo("DEREGISTERED");

        household.hears(DeviceState.Status.SUSPENDED);
        assertThat(household.says(press("e2", NOW))).isEqualTo("DEREGISTERED");

        household.hears(DeviceState.Status.CLAIMED);
        assertThat(household.says(press("e3", NOW))).isEqualTo("ORDER");
    }

    @Test
    void ignoresUnboundAndPausedSlots() {
        Household household = new Household();
        assertThat(household.says(press("e1", NOW))).isEqualTo("UNBOUND");

        household.binds(binding("kim", true, false, 5, null));
        assertThat(household.says(press("e2", NOW))).isEqualTo("PAUSED");

        household.binds(null);
        assertThat(household.says(press("e3", NOW))).isEqualTo("UNBOUND");
    }

    @Test
    void ignoresADeviceThatItsOwnerPaused() {
        Household household = Household.bound().hears(DeviceState.Status.PAUSED);
        assertThat(household.says(press("e1", NOW))).isEqualTo("PAUSED");

        household.hears(DeviceState.Status.CLAIMED);
        assertThat(household.says(press("e2", NOW))).isEqualTo("ORDER");
    }

    @Test
    void saysThatABindingNeedsAChoiceAndOrdersOnceItIsMade() {
        Household household = Household.bound().binds(Kitchen.needingChoice(binding(), true));
        assertThat(household.says(press("e1", NOW))).isEqualTo("NEEDS_CHOICE");
        assertThat(household.says(level("l1", "5", seconds(1)))).isEqualTo("NEEDS_CHOICE");

        household.binds(binding());
        assertThat(household.says(press("e2", seconds(2)))).isEqualTo("ORDER");
    }

    @Test
    void handsOnWhatTheShopperWantsToBeAskedAbout() {
        OrderTerms asking = new OrderTerms(
                Kitchen.terms("kim").owner(),
                Kitchen.terms("kim").sku(),
                Kitchen.terms("kim").quantity(),
                null,
                Kitchen.terms("kim").deliveryAddress(),
                new Consent(Consent.Mode.PROPOSE, Money.of("4.50", "EUR"), 10, 8, null),
                OrderTerms.DeliveryPreference.PICKUP_POINT);
        Household household =
                new Household().binds(new BindingState(SLOT, asking, false, false, 5, null, 1, Kitchen.NOON));

        assertThat(household.sends(press("e1", NOW)).answer())
                .isInstanceOfSatisfying(
                        Answer.Order.class, order -> assertThat(order.terms()).isEqualTo(asking));
    }

    @Test
    void takesPressesWithinAMinuteOfAnAcceptedOneForTheSameWish() {
        Household household = Household.bound();

        assertThat(household.says(press("e1", NOW))).isEqualTo("ORDER");
        assertThat(household.says(press("e2", seconds(30)))).isEqualTo("REPEATED_PRESS");
        assertThat(household.says(press("e3", seconds(59)))).isEqualTo("REPEATED_PRESS");
        assertThat(household.says(press("e4", seconds(60)))).isEqualTo("ORDER_OPEN");
        assertThat(household.says(press("e5", seconds(119)))).isEqualTo("REPEATED_PRESS");
        assertThat(household.says(press("e6", seconds(120)))).isEqualTo("ORDER_OPEN");
    }

    @Test
    void judgesPressesByWhenTheyHappenedNotByWhenTheyArrive() {
        Household household = Household.bound();
        household.sends(press("e1", minutes(5)));

        assertThat(household.says(receivedLater(press("e2", minutes(5).minusSeconds(20)), minutes(3))))
                .isEqualTo("REPEATED_PRESS");
        assertThat(household.says(receivedLater(press("e3", minutes(2)), minutes(6))))
                .isEqualTo("ORDER_OPEN");
    }

    @Test
    void doesNotDebounceASpokenWish() {
        Household household = Household.bound();
        household.sends(press("e1", NOW));

        assertThat(household.says(asked("e2", seconds(5)))).isEqualTo("ORDER_OPEN");
    }

    @Test
    void unlocksTheSlotWithTheLastStepOfItsOrder() {
        Household household = Household.bound();
        OrderId order = orderOf(household.sends(press("e1", NOW)));
        assertThat(household.says(press("e2", minutes(2)))).isEqualTo("ORDER_OPEN");

        household.learns(new OrderEvent.OrderShipped(order, SLOT, at(minutes(3))));
        assertThat(household.says(press("e3", minutes(4)))).isEqualTo("ORDER_OPEN");

        household.receives(order, minutes(5));
        assertThat(household.says(press("e4", minutes(6)))).isEqualTo("ORDER");
    }

    @Test
    void ordersAgainWhileAnOrderIsOpenWhereTheBindingAllowsIt() {
        Household household = new Household().binds(binding("kim", false, true, 5, null));

        assertThat(household.says(press("e1", NOW))).isEqualTo("ORDER");
        assertThat(household.says(press("e2", minutes(2)))).isEqualTo("ORDER");
    }

    @Test
    void ordersNoMoreThanTheCapInAnyDay() {
        Household household = new Household().binds(binding("kim", false, true, 2, null));
        household.sends(press("e1", NOW));
        household.sends(press("e2", hours(1)));

        assertThat(household.says(press("e3", hours(2)))).isEqualTo("CAPPED");
        assertThat(household.says(press("e4", hours(24).minusMinutes(2)))).isEqualTo("CAPPED");
        assertThat(household.says(press("e5", hours(24)))).isEqualTo("ORDER");
    }

    @Test
    void ordersOnceWhenTheLevelFallsToTheThreshold() {
        Household household = Household.bound();

        assertThat(household.says(level("e1", "60", NOW))).isEqualTo("ABOVE_THRESHOLD");
        assertThat(household.says(level("e2", "20.01", hours(1)))).isEqualTo("ABOVE_THRESHOLD");
        Verdict verdict = household.sends(level("e3", "20", hours(2)));
        assertThat(verdict.answer()).isInstanceOf(Answer.Order.class);
        assertThat(household.says(level("e4", "19", hours(3)))).isEqualTo("ORDER_OPEN");

        household.receives(orderOf(verdict), hours(4));
        assertThat(household.says(level("e5", "18", hours(5)))).isEqualTo("DISARMED");
        assertThat(household.says(level("e6", "95", hours(6)))).isEqualTo("ABOVE_THRESHOLD");
        assertThat(household.says(level("e7", "45", hours(7)))).isEqualTo("ABOVE_THRESHOLD");
        assertThat(household.says(level("e8", "15", hours(8)))).isEqualTo("ORDER");
    }

    @Test
    void staysDisarmedWhileTheLevelSwaysAroundTheThreshold() {
        Household household = Household.bound();
        OrderId order = orderOf(household.sends(level("e1", "20", NOW)));
        household.learns(new OrderCancelled(order, SLOT, CancelReason.LAPSED, at(hours(1))));

        assertThat(household.says(level("e2", "30", hours(2)))).isEqualTo("ABOVE_THRESHOLD");
        assertThat(household.says(level("e3", "20", hours(3)))).isEqualTo("DISARMED");
        assertThat(household.says(level("e4", "30.1", hours(4)))).isEqualTo("ABOVE_THRESHOLD");
        assertThat(household.says(level("e5", "20", hours(5)))).isEqualTo("ORDER");
    }

    @Test
    void waitsFiveDaysAfterTheHouseholdCancelledWhatItHadNotAskedFor() {
        Household household = Household.bound();
        OrderId order = orderOf(household.sends(level("e1", "15", NOW)));
        household.learns(new OrderCancelled(order, SLOT, CancelReason.BY_SHOPPER, at(hours(1))));

        assertThat(household.says(level("e2", "14", hours(2)))).isEqualTo("CANCELLED_LATELY");
        assertThat(household.says(used("e3", "1", hours(3)))).isEqualTo("CANCELLED_LATELY");
        assertThat(household.says(level("e4", "12", hours(120)))).isEqualTo("CANCELLED_LATELY");
        assertThat(household.says(level("e5", "11", hours(121)))).isEqualTo("ORDER");
    }

    @Test
    void waitsForARefillAfterASecondCancelInARow() {
        Household household = twiceCancelled();

        assertThat(household.says(level("e3", "5", days(60)))).isEqualTo("CANCELLED_TWICE");
        assertThat(household.says(level("e4", "30", days(61)))).isEqualTo("ABOVE_THRESHOLD");
        assertThat(household.says(level("e5", "10", days(62)))).isEqualTo("CANCELLED_TWICE");
        assertThat(household.says(level("e6", "95", days(63)))).isEqualTo("ABOVE_THRESHOLD");
        assertThat(household.says(level("e7", "10", days(64)))).isEqualTo("ORDER");
    }

    @Test
    void beginsAnewWhenAnOrderComes() {
        Household household = twiceCancelled();

        OrderId pressed = orderOf(household.sends(press("p1", days(61))));
        household.receives(pressed, days(62));

        assertThat(household.says(level("e4", "10", days(63)))).isEqualTo("ORDER");
    }

    @Test
    void neverHoldsPeopleBack() {
        Household household = twiceCancelled();

        OrderId pressed = orderOf(household.sends(press("p1", days(30))));
        household.learns(new OrderCancelled(pressed, SLOT, CancelReason.BY_SHOPPER, at(days(31))));

        assertThat(household.says(asked("a1", days(32)))).isEqualTo("ORDER");
        assertThat(household.slot().reorders().cancelledInARow()).isEqualTo(2);
    }

    @Test
    void holdsAPartnersApplianceBackLikeASensor() {
        Household household = Household.bound();
        OrderId order = orderOf(household.sends(partner("d1", NOW)));
        household.learns(new OrderCancelled(order, SLOT, CancelReason.DECLINED, at(hours(1))));

        assertThat(household.says(partner("d2", hours(2)))).isEqualTo("CANCELLED_LATELY");
        assertThat(household.says(partner("d3", days(6)))).isEqualTo("ORDER");
    }

    @Test
    void ordersAgainADayAfterWhatNobodyOfTheHouseholdCancelled() {
        Household household = Household.bound();
        OrderId order = orderOf(household.sends(level("e1", "15", NOW)));
        household.learns(new OrderCancelled(order, SLOT, CancelReason.UNRESOLVED, at(days(3))));

        assertThat(household.says(level("e2", "14", days(3).plusHours(23)))).isEqualTo("DISARMED");
        assertThat(household.says(level("e3", "14", days(4)))).isEqualTo("ORDER");
    }

    private static Household twiceCancelled() {
        Household household = Household.bound();
        OrderId first = orderOf(household.sends(level("c1", "15", NOW)));
        household.learns(new OrderCancelled(first, SLOT, CancelReason.BY_SHOPPER, at(hours(1))));
        OrderId second = orderOf(household.sends(level("c2", "10", days(6))));
        return household.learns(new OrderCancelled(second, SLOT, CancelReason.DECLINED, at(days(7))));
    }

    private static ReplenishmentAsked partner(String event, Duration when) {
        return new ReplenishmentAsked(new EventId(event), SLOT, Channel.PARTNER_DEVICE, at(when), at(when));
    }

    private static Duration days(long days) {
        return Duration.ofDays(days);
    }

    @Test
    void armsAgainWhenTheOrderCameAndTheLevelRoseByTheHysteresis() {
        Household household = Household.bound();
        OrderId order = orderOf(household.sends(level("e1", "18", NOW)));
        household.sends(level("e2", "5", hours(1)));
        household.receives(order, hours(2));

        assertThat(household.says(level("e3", "5.5", hours(3)))).isEqualTo("DISARMED");
        assertThat(household.says(level("e4", "4", hours(4)))).isEqualTo("DISARMED");
        assertThat(household.says(level("e5", "14", hours(5)))).isEqualTo("ORDER");
    }

    @Test
    void measuresTheRiseFromTheLowestLevelSinceTheDelivery() {
        Household household = Household.bound();
        OrderId order = orderOf(household.sends(level("e1", "18", NOW)));
        household.receives(order, hours(2));

        assertThat(household.says(level("e2", "3", hours(3)))).isEqualTo("DISARMED");
        assertThat(household.says(level("e3", "8", hours(4)))).isEqualTo("DISARMED");
        assertThat(household.says(level("e4", "13", hours(5)))).isEqualTo("ORDER");
    }

    @Test
    void doesNotForgetAHouseholdWhoseOrderWasRejected() {
        Household household = Household.bound();
        OrderId order = orderOf(household.sends(level("e1", "18", NOW)));
        household.learns(new OrderRejected(order, SLOT, RejectReason.OUT_OF_STOCK, at(hours(1))));

        assertThat(household.says(level("e2", "17", hours(24)))).isEqualTo("DISARMED");
        assertThat(household.says(level("e3", "16", hours(25)))).isEqualTo("ORDER");
    }

    @Test
    void ignoresReadingsOutOfOrder() {
        Household household = Household.bound();
        household.sends(level("e1", "60", hours(2)));

        assertThat(household.says(level("e2", "10", hours(1)))).isEqualTo("IGNORED_OUT_OF_ORDER");
        assertThat(household.says(level("e3", "10", hours(2)))).isEqualTo("IGNORED_OUT_OF_ORDER");
        assertThat(household.says(used("e4", "50", hours(1)))).isEqualTo("IGNORED_OUT_OF_ORDER");
    }

    @Test
    void ignoresImpossibleReadings() {
        Household household = Household.bound();

        assertThat(household.says(level("e1", "-0.1", NOW))).isEqualTo("IMPLAUSIBLE");
        assertThat(household.says(level("e2", "100.1", NOW))).isEqualTo("IMPLAUSIBLE");
        assertThat(household.says(used("e3", "-1", NOW))).isEqualTo("IMPLAUSIBLE");
        assertThat(household.says(used("e4", "101", NOW))).isEqualTo("IMPLAUSIBLE");
        assertThat(household.says(level("e5", "100", NOW))).isEqualTo("ABOVE_THRESHOLD");

        household.binds(binding("kim", false, false, 5, null));
        assertThat(household.says(level("e6", "50", hours(1)))).isEqualTo("IMPLAUSIBLE");
    }

    @Test
    void isNotHurtByNumbersMadeToHurt() {
        Household household = Household.bound();
        household.sends(level("e0", "50", NOW));

        for (String hostile : new String[] {"1E+2147483647", "1E-2147483647", "0E+2147483647", "1E-10"}) {
            LevelRead read = level("e" + hostile.replace('+', '_'), hostile, hours(1));
            assertThat(household.says(read)).isEqualTo("IMPLAUSIBLE");
        }
        assertThat(household.says(level("last", "49", hours(1)))).isEqualTo("ABOVE_THRESHOLD");
    }

    @Test
    void believesASteepFallOnlyWhenTheNextReadingConfirmsIt() {
        Household household = Household.bound();
        household.sends(level("e1", "90", NOW));

        assertThat(household.says(level("e2", "10", minutes(20)))).isEqualTo("IMPLAUSIBLE");
        assertThat(household.says(level("e3", "88", minutes(30)))).isEqualTo("ABOVE_THRESHOLD");
        assertThat(household.says(level("e4", "10", minutes(40)))).isEqualTo("IMPLAUSIBLE");
        assertThat(household.says(level("e5", "18", minutes(50)))).isEqualTo("ORDER");
    }

    @Test
    void believesASteepFallThatTookItsTimeAndAnyRise() {
        Household household = Household.bound();
        household.sends(level("e1", "90", NOW));

        assertThat(household.says(level("e2", "15", hours(1).plusSeconds(1)))).isEqualTo("ORDER");
        assertThat(household.says(level("e3", "100", hours(1).plusSeconds(2)))).isEqualTo("ABOVE_THRESHOLD");
    }

    @Test
    void countsUsageDownFromAFullContainer() {
        Household household = Household.bound();

        assertThat(household.says(used("e1", "50", NOW))).isEqualTo("ABOVE_THRESHOLD");
        Verdict verdict = household.sends(used("e2", "30", hours(1)));
        assertThat(((Answer.Order) verdict.answer()).trigger()).isEqualTo(Trigger.USAGE);
        assertThat(household.says(used("e3", "5", hours(2)))).isEqualTo("ORDER_OPEN");

        household.receives(orderOf(verdict), hours(3));
        assertThat(household.says(used("e4", "79", hours(4)))).isEqualTo("ABOVE_THRESHOLD");
        assertThat(household.says(used("e5", "1", hours(5)))).isEqualTo("ORDER");
    }

    @Test
    void setsTheUsageEstimateByALevelReading() {
        Household household = Household.bound();
        household.sends(used("e1", "10", NOW));
        household.sends(level("e2", "30", hours(1)));

        assertThat(household.says(used("e3", "9", hours(2)))).isEqualTo("ABOVE_THRESHOLD");
        assertThat(household.says(used("e4", "1", hours(3)))).isEqualTo("ORDER");
    }

    @Test
    void takesReadingsInWhileAnOrderIsOpen() {
        Household household = Household.bound();
        OrderId order = orderOf(household.sends(press("e1", NOW)));
        household.sends(level("e2", "90", minutes(1)));
        household.sends(level("e3", "15", hours(3)));
        household.receives(order, hours(4));

        assertThat(household.slot().gauge().left(Kitchen.PERCENT)).isEqualTo(new BigDecimal("15"));
    }

    @Test
    void startsAfreshForANewOwnerButStillKnowsRepeats() {
        Household household = Household.bound();
        household.sends(press("e1", NOW));
        household.sends(level("e2", "60", minutes(1)));

        household.binds(binding("lee", false, false, 5, Kitchen.PERCENT));

        assertThat(household.says(press("e3", seconds(30)))).isEqualTo("ORDER");
        assertThat(household.says(press("e1", NOW))).isEqualTo("ORDER again");
        assertThat(household.slot().gauge()).isEqualTo(Gauge.UNREAD);
    }

    @Test
    void doesNotLetUnbindingAndBindingAgainDoubleAnOrder() {
        Household household = Household.bound();
        household.sends(press("e1", NOW));

        household.binds(null).binds(binding());

        assertThat(household.says(press("e2", minutes(2)))).isEqualTo("ORDER_OPEN");
    }

    private static OrderId orderOf(Verdict verdict) {
        return ((Answer.Order) verdict.answer()).order();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
