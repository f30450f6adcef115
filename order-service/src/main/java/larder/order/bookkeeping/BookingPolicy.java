package larder.order.bookkeeping;

import java.util.List;
import larder.contracts.Money;

/** Which accounts each occasion moves. */
final class BookingPolicy {

    private BookingPolicy() {}

    static List<Transfer> transfers(Claim claim, Occasion occasion, Money amount) {
        return switch (occasion) {
            case AUTHORISED -> List.of(new Transfer(Account.COMMITMENTS, claim.pending(), amount));
            case CAPTURED ->
                List.of(
                        new Transfer(claim.pending(), Account.COMMITMENTS, amount),
                        new Transfer(Account.REVENUE, claim.due(), amount));
            case VOIDED -> List.of(new Transfer(claim.pending(), Account.COMMITMENTS, amount));
            case REFUNDED -> List.of(new Transfer(claim.due(), Account.REVENUE, amount));
        };
    }

    /**
     * An amount on its way from one account to another. Whatever is booked is made of these, and comes to nothing by that.
     *
     * @param credit the account that it leaves
     * @param debit the account that it reaches
     */
    record Transfer(Account credit, Account debit, Money amount) {

        List<Posting> postings() {
            return List.of(
                    new Posting(debit, amount),
                    new Posting(credit, new Money(Math.negateExact(amount.minorUnits()), amount.currency())));
        }
    }

    /** One account's part of a booking: above zero a debit, below zero a credit. */
    record Posting(Account account, Money amount) {}
}
