package larder.stack.audit;

import static larder.stack.audit.Invariant.BOOKS_BALANCE;
import static larder.stack.audit.Invariant.ORDER_AGREED;
import static larder.stack.audit.Invariant.PAYMENT_FOLLOWS_ORDER;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Holds the books against themselves, each order against what is paid for it, and its price against what its shopper agreed to. */
final class MoneyCheck {

    private static final String BOOKINGS = """
            select b.id, (select string_agg(odd.currency || ' ' || odd.total, ', ')
                          from (select currency, sum(minor) as total from posting
                                where booking = b.id group by currency having sum(minor) <> 0) odd) as odd,
                   exists (select from posting where booking = b.id) as posted
            from booking b
            """;

    private static final String PAID = """
            select o.id, o.state, o.test,
                   count(p.id) filter (where p.state = 'AUTHORISED') as authorised,
                   count(p.id) filter (where p.state = 'CAPTURED') as captured,
                   exists (select from order_return r where r.order_id = o.id and r.accepted) as given_back
            from orders o left join payment p on p.order_id = o.id
            group by o.id, o.state, o.test
            """;

    /** A payment that was declined after the shopper's word leaves their word in that it was tried. */
    private static final String UNASKED = """
            select o.id, o.placed_at is not null
                     and (o.consent::jsonb ->> 'mode' = 'PROPOSE'
                          or (o.ceiling_minor is not null
                              and (o.ceiling_currency <> o.currency or o.total_minor > o.ceiling_minor)))
                     and not exists (select from order_transition t
                                     where t.order_id = o.id
                                       and (t.cause = 'APPROVED'
                                            or (t.from_state = 'HELD' and t.to_state = 'IN_RESOLUTION'))) as unasked
            from orders o
            """;

    private final Tables orders;
    private final AuditReport.Collector findings;

    MoneyCheck(Tables orders, AuditReport.Collector findings) {
        this.orders = orders;
        this.findings = findings;
    }

    void run() {
        orders.each(BOOKINGS, this::balance);
        orders.each(PAID, this::compare);
        orders.each(UNASKED, row -> {
            findings.checked(ORDER_AGREED);
            if (row.getBoolean("unasked")) {
                findings.broken(ORDER_AGREED, row.getString("id"), "placed without its shopper's word");
            }
        });
    }

    private void balance(ResultSet booking) throws SQLException {
        findings.checked(BOOKS_BALANCE);
        String odd = booking.getString("odd");
        if (odd != null || !booking.getBoolean("posted")) {
            findings.broken(
                    BOOKS_BALANCE, booking.getString("id"), odd == null ? "nothing was posted" : "adds up to " + odd);
        }
    }

    private void compare(ResultSet order) throws SQLException {
        findings.checked(PAYMENT_FOLLOWS_ORDER);
        String state = order.getString("state");
        boolean free = order.getBoolean("test");
        Paid paid = new Paid(order.getInt("authorised"), order.getInt("captured"));
        Paid due = free ? Paid.NOTHING : due(state, order.getBoolean("given_back"));
        if (!paid.equals(due)) {
            findings.broken(
                    PAYMENT_FOLLOWS_ORDER,
                    order.getString("id"),
                    "the order is " + state + (free ? ", a test" : "") + ", its payments are " + paid + ", not " + due);
        }
    }

    private static Paid due(String state, boolean givenBack) {
        return switch (state) {
            case "PLACED", "CONFIRMED" -> new Paid(1, 0);
            case "SHIPPED", "DELIVERED" -> givenBack ? Paid.NOTHING : new Paid(0, 1);
            default -> Paid.NOTHING;
        };
    }

    /** How many payments of an order are set aside, and how many are taken. */
    private record Paid(int authorised, int captured) {

        static final Paid NOTHING = new Paid(0, 0);

        @Override
        public String toString() {
            return authorised + " set aside and " + captured + " taken";
        }
    }
}
