package larder.order.bookkeeping;

/** The accounts of the books. The first three remember promises; no money stands behind them. */
enum Account {
    /** Promised by shoppers who pay by invoice, and not sent yet. */
    INVOICE_PENDING,
    /** Set aside on cards, and not sent yet. */
    CARD_PENDING,
    /** What is owed to shoppers for the above: their parcels. */
    COMMITMENTS,
    /** Owed by shoppers. */
    RECEIVABLE,
    /** Owed by the card provider. */
    CARD_CLEARING,
    /** Earned. */
    REVENUE
}
