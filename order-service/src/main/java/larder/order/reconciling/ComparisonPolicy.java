package larder.order.reconciling;

import java.util.Optional;
import larder.order.bookkeeping.Books.Standing;
import larder.order.payment.Payment;
import larder.order.payment.PaymentProvider.Line;
import larder.order.payment.PaymentState;
import larder.order.reconciling.Difference.Kind;

/** Whether two who keep the same money agree. */
final class ComparisonPolicy {

    private ComparisonPolicy() {}

    /** Between our payment and the provider's. */
    static Optional<Difference> between(Payment ours, Line theirs) {
        if (!ours.amount().equals(theirs.amount())) {
            return Optional.of(new Difference(
                    Kind.AMOUNT,
                    ours.id(),
                    ours.order(),
                    theirs.reference(),
                    ours.amount().toString(),
                    theirs.amount().toString()));
        }
        if (ours.state() != theirs.state()) {
            return Optional.of(new Difference(
                    Kind.STATE,
                    ours.id(),
                    ours.order(),
                    theirs.reference(),
                    ours.state().name(),
                    theirs.state().name()));
        }
        return Optional.empty();
    }

    /** What the provider has and we have not; where no money is set aside or taken it is nobody's concern. */
    static Optional<Difference> unknownHere(Line theirs) {
        return switch (theirs.state()) {
            case PENDING, AUTHORISED, CAPTURED, REFUNDED, FAILED ->
                Optional.of(new Difference(
                        Kind.MISSING_HERE,
                        null,
                        null,
                        theirs.reference(),
                        null,
                        theirs.state() + " " + theirs.amount()));
            case VOIDED, DECLINED -> Optional.empty();
        };
    }

    /** What the provider should have and has not: whatever it has once given a name. */
    static Optional<Difference> unknownThere(Payment ours) {
        return ours.reference() == null
                ? Optional.empty()
                : Optional.of(new Difference(
                        Kind.MISSING_THERE,
                        ours.id(),
                        ours.order(),
                        ours.reference(),
                        ours.state() + " " + ours.amount(),
                        null));
    }

    /** Between our payment and the books. */
    static Optional<Difference> between(Payment ours, Standing books) {
        Standing due = due(ours);
        return due.equals(books)
                ? Optional.empty()
                : Optional.of(
                        new Difference(Kind.BOOKS, ours.id(), ours.order(), ours.reference(), told(due), told(books)));
    }

    private static Standing due(Payment ours) {
        long minor = ours.amount().minorUnits();
        return new Standing(
                ours.state() == PaymentState.AUTHORISED ? minor : 0, ours.state() == PaymentState.CAPTURED ? minor : 0);
    }

    private static String told(Standing standing) {
        return "pending " + standing.pending() + ", due " + standing.due();
    }
}
