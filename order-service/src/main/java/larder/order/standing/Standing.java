package larder.order.standing;

/** How an account stands with the shop. */
enum Standing {
    /** Its orders are judged by the household's own rules. */
    GOOD,
    /** Its orders are held, and no consent places them. */
    SUSPENDED
}
