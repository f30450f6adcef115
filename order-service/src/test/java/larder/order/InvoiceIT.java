package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import larder.contracts.OrderTerms;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.delivery.DeliveryEvent.DeliveryFailed;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionOperations;

class InvoiceIT extends PaymentScene {

    @Autowired
    TransactionOperations transaction;

    @Test
    void promisesAtPlacingAndOwesAtShipping() {
        OrderDecided decided = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
        assertThat(payments(decided)).containsExactly("AUTHORISED");
        assertThat(open(decided)).containsExactly("COMMITMENTS -1500", "INVOICE_PENDING 1500");

        makeTimerDue(decided);
        ship(decided);

        assertThat(payments(decided)).containsExactly("CAPTURED");
        assertThat(open(decided)).containsExactly("RECEIVABLE 1500", "REVENUE -1500");
    }

    @Test
    void letsGoOfWhatIsCancelledAndGivesBackWhatDoesNotArrive() {
        OrderDecided cancelled = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
        assertThat(cancel(cancelled, shopper(cancelled)).status()).isEqualTo(200);
        OrderDecided lost = reserve(Trigger.PRESS, Fixtures.terms(), "CONFIRMED");
        ship(lost);
        deliveryEvents(lost, new DeliveryFailed(shipment(lost), lost.order(), "LOST", Fixtures.now()));
        awaitState(lost, "UNDELIVERED");

        assertThat(payments(cancelled)).containsExactly("VOIDED");
        assertThat(bookings(cancelled)).containsExactly("AUTHORISED", "VOIDED");
        assertThat(open(cancelled)).isEmpty();
        assertThat(payments(lost)).containsExactly("REFUNDED");
        assertThat(bookings(lost)).containsExactly("AUTHORISED", "CAPTURED", "REFUNDED");
        assertThat(open(lost)).isEmpty();
    }

    @Test
    void asksNobodyToPayBeforeTheyHaveSaidYes() {
        OrderDecided held = reserve(Trigger.LEVEL, Fixtures.termsUpTo(UNIT), "HELD");
        assertThat(payments(held)).isEmpty();

        assertThat(client().post(path(held) + "/approve", shopper(held), "").status())
                .isEqualTo(200);
        assertThat(payments(held)).containsExactly("AUTHORISED");
        assertThat(client().post(path(held) + "/approve", shopper(held), "").status())
                .isEqualTo(409);
        assertThat(payments(held)).containsExactly("AUTHORISED");
    }

    @Test
    void takesNothingForATestOrder() {
        OrderTerms terms = Fixtures.terms();
        OrderDecided test = reserve(
                Trigger.PRESS,
                new OrderTerms(
                        terms.owner(),
                        terms.sku(),
                        terms.quantity(),
                        terms.priceCeiling(),
                        terms.deliveryAddress(),
                        terms.consent(),
                        terms.deliveryPreference(),
                        true),
                "CONFIRMED");
        ship(test);

        assertThat(payments(test)).isEmpty();
        assertThat(bookings(test)).isEmpty();
    }

    @Test
    void keepsTheBooksInTheDatabaseBalancedAndUnchanged() {
        OrderDecided decided = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");

        assertThatThrownBy(() -> jdbc.sql("update posting set minor = 0").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("posting is only added to");
        assertThatThrownBy(() -> jdbc.sql("delete from booking").update())
                .hasMessageContaining("booking is only added to");
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> bookOneSide(decided)))
                .rootCause()
                .hasMessageContaining("does not balance");
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> book(decided, UUID.randomUUID())))
                .rootCause()
                .hasMessageContaining("does not balance");
        assertThat(bookings(decided)).containsExactly("AUTHORISED");
    }

    private void bookOneSide(OrderDecided decided) {
        UUID booking = UUID.randomUUID();
        book(decided, booking);
        jdbc.sql("insert into posting (booking, account, minor, currency) values (?, 'REVENUE', -1500, 'USD'),"
                        + " (?, 'RECEIVABLE', 1500, 'EUR')")
                .param(booking)
                .param(booking)
                .update();
    }

    private void book(OrderDecided decided, UUID booking) {
        jdbc.sql("""
                        insert into booking (id, payment, order_id, occasion, at)
                        select ?, id, order_id, 'CAPTURED', now() from payment where order_id = ?
                        """).param(booking).param(decided.order().uuid()).update();
    }
}
