package larder.order.bookkeeping;

/** Who owes the money of a payment, by the accounts in which that is kept. */
public enum Claim {
    INVOICE(Account.INVOICE_PENDING, Account.RECEIVABLE),
    CARD(Account.CARD_PENDING, Account.CARD_CLEARING);

    private final Account pending;
    private final Account due;

    Claim(Account pending, Account due) {
        this.pending = pending;
        this.due = due;
    }

    /** Promised only. */
    Account pending() {
        return pending;
    }

    /** Owed, because the parcel is sent. */
    Account due() {
        return due;
    }
}
