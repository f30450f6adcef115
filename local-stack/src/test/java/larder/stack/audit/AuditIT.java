package larder.stack.audit;

import static larder.stack.audit.Invariant.BOOKS_BALANCE;
import static larder.stack.audit.Invariant.DECISION_ORDERED_ONCE;
import static larder.stack.audit.Invariant.DELIVERY_FOLLOWS_ORDER;
import static larder.stack.audit.Invariant.EVENT_DECIDED_ONCE;
import static larder.stack.audit.Invariant.ONE_OPEN_ORDER;
import static larder.stack.audit.Invariant.ORDER_AGREED;
import static larder.stack.audit.Invariant.ORDER_HISTORY_LEGAL;
import static larder.stack.audit.Invariant.PAYMENT_FOLLOWS_ORDER;
import static larder.stack.audit.Invariant.STOCK_ADDS_UP;
import static larder.stack.audit.Invariant.STOCK_AS_MOVED;
import static larder.stack.audit.Invariant.STOCK_FOLLOWS_ORDER;
import static larder.stack.audit.Invariant.STOCK_PROMISED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import larder.contracts.DecisionId;
import larder.contracts.OrderId;
import larder.contracts.Topics;
import larder.contracts.binding.BindingState;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.stack.KafkaTopics;
import larder.stack.audit.Facts.Part;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.TestTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditIT {

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeTopics() throws ExecutionException, InterruptedException {
        Topics.all().forEach(TestTopic::of);
        KafkaTopics.create(LarderInfrastructure.shared().kafka(), Topics.DEAD_LETTERS);
    }

    @Test
    void findsNothingBrokenInAPressThatBecameADeliveredOrder() {
        Facts facts = new Facts(folder).allBut();

        AuditReport report = new Audit(facts.source()).once();

        assertThat(broken(facts, report)).isEmpty();
        assertThat(report.checked(ORDER_HISTORY_LEGAL)).isEqualTo(1);
    }

    @Test
    void findsAnEventWithoutADecision() {
        Facts facts = new Facts(folder)
                .allBut(
                        Part.DECISION,
                        Part.ORDER,
                        Part.ORDER_EVENTS,
                        Part.RESERVATION,
                        Part.STOCK_EVENTS,
                        Part.SHIPMENT);

        assertThat(broken(facts)).contains(EVENT_DECIDED_ONCE);
    }

    @Test
    void findsADecisionOnNoEventAndASecondDecision() {
        assertThat(broken(new Facts(folder).allBut(Part.EVENT))).containsExactly(EVENT_DECIDED_ONCE);

        Facts twice = new Facts(folder).allBut();
        Facts.DECISIONS.send(twice.slot, twice.decision);
        assertThat(broken(twice)).containsExactly(EVENT_DECIDED_ONCE);
    }

    @Test
    void takesASecondCopyOfARecordForOne() {
        Facts facts = new Facts(folder).allBut(Part.DECISION);
        Facts.DECISIONS.send(facts.slot, facts.decision, "the-same-" + facts.order);
        Facts.DECISIONS.send(facts.slot, facts.decision, "the-same-" + facts.order);

        assertThat(broken(facts)).isEmpty();
    }

    @Test
    void findsADecisionWithoutAnOrderAndAnOrderThatNothingDecided() {
        assertThat(broken(new Facts(folder)
                        .allBut(Part.ORDER, Part.ORDER_EVENTS, Part.RESERVATION, Part.STOCK_EVENTS, Part.SHIPMENT)))
                .containsExactly(DECISION_ORDERED_ONCE);

        assertThat(broken(new Facts(folder).allBut(Part.EVENT, Part.DECISION))).containsExactly(DECISION_ORDERED_ONCE);
    }

    @Test
    void findsASecondOrderOfOneDecision() {
        Facts facts = new Facts(folder).allBut();
        facts.order(new OrderId(UUID.randomUUID()), List.of("REQUESTED"));

        assertThat(broken(facts)).contains(DECISION_ORDERED_ONCE);
    }

    @Test
    void findsAnIllegalHistoryAndOneThatWasNotTold() {
        Facts skipped = new Facts(folder).allBut(Part.ORDER);
        skipped.order(skipped.order, List.of("REQUESTED", "PLACED", "SHIPPED", "DELIVERED"));
        assertThat(broken(skipped)).containsExactly(ORDER_HISTORY_LEGAL);

        assertThat(broken(new Facts(folder).allBut(Part.ORDER_EVENTS))).containsExactly(ORDER_HISTORY_LEGAL);
    }

    @Test
    void findsAnIllegalHistoryThatWasToldAsItIs() {
        Facts jumped = new Facts(folder).allBut(Part.ORDER, Part.ORDER_EVENTS);
        jumped.order(jumped.order, List.of("REQUESTED", "PLACED", "SHIPPED", "DELIVERED"));
        jumped.toldWithoutConfirmation();

        assertThat(broken(jumped)).containsExactly(ORDER_HISTORY_LEGAL);
    }

    @Test
    void findsStockThatDoesNotAddUp() {
        Facts facts = new Facts(folder).allBut();
        facts.sql("update stock set available = 9");

        assertThat(broken(facts)).containsExactly(STOCK_ADDS_UP);
    }

    @Test
    void findsStockThatNoMovementExplains() {
        Facts lost = new Facts(folder).allBut();
        lost.sql("delete from stock_movement where packs < 0");
        assertThat(broken(lost)).containsExactly(STOCK_AS_MOVED);

        Facts elsewhere = new Facts(folder).allBut();
        elsewhere.sql("update stock_movement set warehouse = 'other' where packs < 0");
        assertThat(broken(elsewhere)).containsExactly(STOCK_AS_MOVED);
    }

    @Test
    void findsStockThatIsPromisedToNobody() {
        Facts facts = new Facts(folder).allBut();
        facts.sql("update stock set reserved = 1, available = 7");

        assertThat(broken(facts)).containsExactly(STOCK_PROMISED);
    }

    @Test
    void findsAReservationThatOutlivesItsOrder() {
        Facts facts = new Facts(folder).allBut(Part.ORDER, Part.ORDER_EVENTS, Part.SHIPMENT, Part.STOCK_EVENTS);
        facts.order(facts.order, List.of("REQUESTED", "PLACED", "CANCELLED"));
        facts.sql("update reservation set state = 'RESERVED'");

        assertThat(broken(facts)).contains(STOCK_FOLLOWS_ORDER, STOCK_PROMISED);
    }

    @Test
    void findsAnOrderWithoutItsStockAndStockThatWasNotTold() {
        Facts without = new Facts(folder).allBut(Part.RESERVATION, Part.STOCK_EVENTS);
        assertThat(broken(without)).containsExactly(STOCK_FOLLOWS_ORDER);

        Facts untold = new Facts(folder).allBut();
        untold.sql("update reservation set state = 'RESERVED'");
        untold.sql("update stock set on_hand = 10, reserved = 2, shipped = 0");
        untold.sql("delete from stock_movement where packs < 0");
        assertThat(broken(untold)).containsExactly(STOCK_FOLLOWS_ORDER);
    }

    @Test
    void findsAnOrderWithoutItsShipmentAndAShipmentWithoutAnOrder() {
        assertThat(broken(new Facts(folder).allBut(Part.SHIPMENT))).containsExactly(DELIVERY_FOLLOWS_ORDER);

        Facts stray = new Facts(folder).allBut();
        UUID nobodys = UUID.randomUUID();
        stray.sql("insert into shipment values ('" + nobodys + "', 'DELIVERED')");
        assertThat(new Audit(stray.source()).once().of(DELIVERY_FOLLOWS_ORDER))
                .extracting(Violation::subject)
                .contains(nobodys.toString());
    }

    @Test
    void findsTwoOpenOrdersOfASlotUnlessItsBindingAllowsThem() {
        Facts refused = new Facts(folder);
        requestTwoOrders(refused);
        assertThat(broken(refused)).contains(ONE_OPEN_ORDER);

        Facts allowed = new Facts(folder);
        BindingState one = Fixtures.binding(allowed.slot);
        TestTopic.of(Topics.BINDINGS)
                .send(
                        allowed.slot,
                        new BindingState(
                                one.slot(), one.terms(), false, true, one.dailyCap(), null, 1, one.changedAt()));
        requestTwoOrders(allowed);
        assertThat(broken(allowed)).doesNotContain(ONE_OPEN_ORDER);
    }

    @Test
    void reportsOnlyWhatIsStillBrokenWhenWorkInFlightHasSettled() {
        Facts facts = new Facts(folder).allBut(Part.SHIPMENT);
        AuditReport inFlight = new Audit(facts.source()).once();
        facts.sql("insert into shipment values ('" + facts.order + "', 'DELIVERED')");
        facts.sql("update stock set available = 9");

        AuditReport later = new Audit(facts.source()).once();

        assertThat(broken(facts, later.persistingSince(inFlight))).isEmpty();
        assertThat(broken(facts, new Audit(facts.source()).settled(Duration.ofSeconds(1))))
                .containsExactly(STOCK_ADDS_UP);
    }

    @Test
    void asksNoStockOfATestAndAllowsItNone() {
        Facts test = new Facts(folder).allBut(Part.RESERVATION, Part.STOCK_EVENTS, Part.PAYMENT);
        test.sql("update orders set test = true");
        test.sql("insert into order_without_stock values ('" + test.order + "', true)");
        test.stockReserved();
        assertThat(broken(test)).isEmpty();

        Facts withStock = new Facts(folder).allBut(Part.PAYMENT);
        withStock.sql("update orders set test = true");
        assertThat(broken(withStock)).containsExactly(STOCK_FOLLOWS_ORDER);
    }

    @Test
    void findsBooksThatDoNotBalance() {
        Facts facts = new Facts(folder).allBut();
        UUID even = UUID.randomUUID();
        UUID odd = UUID.randomUUID();
        UUID bare = UUID.randomUUID();
        facts.sql("insert into booking values ('" + even + "'), ('" + odd + "'), ('" + bare + "')");
        facts.sql("insert into posting values ('" + even + "', 5, 'USD'), ('" + even + "', -5, 'USD')");
        facts.sql("insert into posting values ('" + odd + "', 5, 'USD'), ('" + odd + "', -5, 'EUR')");

        assertThat(new Audit(facts.source()).once().of(BOOKS_BALANCE))
                .extracting(Violation::subject)
                .containsExactlyInAnyOrder(odd.toString(), bare.toString());
    }

    @Test
    void findsAnOrderThatIsPaidForTwiceOrNotAtAllOrAlthoughItIsGivenBack() {
        assertThat(broken(new Facts(folder).allBut(Part.PAYMENT))).containsExactly(PAYMENT_FOLLOWS_ORDER);

        Facts twice = new Facts(folder).allBut();
        twice.sql("insert into payment (order_id, state) values ('" + twice.order + "', 'CAPTURED')");
        assertThat(broken(twice)).containsExactly(PAYMENT_FOLLOWS_ORDER);

        Facts givenBack = new Facts(folder).allBut();
        givenBack.sql("insert into order_return values ('" + givenBack.order + "', true)");
        assertThat(broken(givenBack)).containsExactly(PAYMENT_FOLLOWS_ORDER);
        givenBack.sql("update payment set state = 'REFUNDED'");
        assertThat(broken(givenBack)).isEmpty();
    }

    @Test
    void findsAnOrderThatNobodyAgreedTo() {
        Facts facts = new Facts(folder).allBut();
        facts.sql(
                "update orders set placed_at = now(), ceiling_minor = 100, ceiling_currency = 'USD', currency = 'USD',"
                        + " total_minor = 100");
        assertThat(broken(facts)).isEmpty();
        facts.sql("update orders set total_minor = 101");
        assertThat(broken(facts)).containsExactly(ORDER_AGREED);
        facts.sql("update orders set total_minor = 100, consent = '{\"mode\":\"PROPOSE\"}'");
        assertThat(broken(facts)).containsExactly(ORDER_AGREED);
        facts.sql("update order_transition set cause = 'APPROVED' where to_state = 'PLACED'");
        assertThat(broken(facts)).isEmpty();
    }

    private static void requestTwoOrders(Facts facts) {
        for (int number = 0; number < 2; number++) {
            DecisionId decision = DecisionId.on(facts.slot, Fixtures.event());
            Facts.ORDERS.send(
                    facts.slot,
                    new OrderRequested(
                            OrderId.from(decision), facts.slot, decision, Trigger.PRESS, facts.terms, facts.now));
        }
    }

    private static Set<Invariant> broken(Facts facts) {
        return broken(facts, new Audit(facts.source()).once());
    }

    private static Set<Invariant> broken(Facts facts, AuditReport report) {
        return report.violations().stream()
                .filter(facts::concerns)
                .map(Violation::invariant)
                .collect(Collectors.toSet());
    }
}
