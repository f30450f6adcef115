package larder.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.order.Happening.Approved;
import larder.order.Happening.Arrived;
import larder.order.Happening.CancelledByOps;
import larder.order.Happening.CancelledByShopper;
import larder.order.Happening.CancelledByStranger;
import larder.order.Happening.Declined;
import larder.order.Happening.Dispatched;
import larder.order.Happening.Lost;
import larder.order.Happening.Passed;
import larder.order.Happening.Redelivered;
import larder.order.Happening.Refused;
import larder.order.Happening.Reserved;
import larder.order.Happening.Retold;
import larder.order.Happening.TimerWentOff;

/**
 * What an order must be after all that has happened to it, by the rules as people are told them. It knows nothing of how the service
 * does it.
 */
final class OrderModel {

    static final int OK = 200;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;

    private static final Duration GRACE = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofDays(3);

    private final long ceilingMinor;
    private final boolean proposes;
    private final List<Entry> history = new ArrayList<>();
    private String state = "";
    private Duration left = Duration.ZERO;
    private boolean bought;

    /** A state that it entered, why, and by whom. */
    record Entry(String state, String cause, String by) {}

    OrderModel(long ceilingMinor, boolean proposes) {
        this.ceilingMinor = ceilingMinor;
        this.proposes = proposes;
        enter("REQUESTED", "LEVEL", "ENGINE");
    }

    private OrderModel(OrderModel other) {
        this.ceilingMinor = other.ceilingMinor;
        this.proposes = other.proposes;
        this.history.addAll(other.history);
        this.state = other.state;
        this.left = other.left;
        this.bought = other.bought;
    }

    OrderModel copy() {
        return new OrderModel(this);
    }

    String state() {
        return state;
    }

    List<Entry> history() {
        return List.copyOf(history);
    }

    boolean over() {
        return is("DELIVERED", "UNDELIVERED", "CANCELLED", "REJECTED");
    }

    /** Whether it waits for a time to come. */
    boolean waits() {
        return is("HELD", "IN_RESOLUTION", "PLACED");
    }

    /** Whether this can happen at all: the catalogue answers who asked, and the carrier carries what was bought. */
    boolean admits(Happening happening) {
        return switch (happening) {
            case Reserved _, Refused _ -> is("REQUESTED", "IN_RESOLUTION");
            case Dispatched _, Arrived _, Lost _ -> is("CONFIRMED", "SHIPPED") || (bought && is("CANCELLED"));
            case CancelledByShopper _,
                    CancelledByOps _,
                    CancelledByStranger _,
                    Approved _,
                    Declined _,
                    Passed _,
                    TimerWentOff _,
                    Redelivered _,
                    Retold _ -> true;
        };
    }

    /** Lets it happen; the answer is the status that a caller sees, or 0 where nobody called. */
    int on(Happening happening) {
        return switch (happening) {
            case Reserved reserved -> silently(() -> reserved(reserved.totalMinor()));
            case Refused refused -> silently(() -> refused(refused.reason()));
            case CancelledByStranger _ -> NOT_FOUND;
            case CancelledByShopper _ ->
                cancelled(is("REQUESTED", "HELD", "IN_RESOLUTION", "PLACED"), "BY_SHOPPER", "SHOPPER");
            case CancelledByOps _ -> cancelled(!over(), "BY_OPS", "OPS");
            case Approved _ -> is("HELD") ? answered("PLACED", "APPROVED") : CONFLICT;
            case Declined _ -> is("HELD") ? answered("CANCELLED", "DECLINED") : CONFLICT;
            case Passed passed -> silently(() -> passed(passed.time()));
            case TimerWentOff _ -> silently(this::timeIsUp);
            case Dispatched _ -> silently(this::dispatched);
            case Arrived _ -> silently(this::arrived);
            case Lost _ -> silently(this::lost);
            case Redelivered _, Retold _ -> 0;
        };
    }

    private void reserved(long totalMinor) {
        if (is("REQUESTED", "IN_RESOLUTION")) {
            if (totalMinor > ceilingMinor) {
                enter("HELD", "PRICE_ABOVE_CEILING", "CATALOGUE");
            } else if (proposes) {
                enter("HELD", "PROPOSAL", "CATALOGUE");
            } else {
                enter("PLACED", "STOCK_RESERVED", "CATALOGUE");
            }
        }
    }

    private void refused(RejectReason reason) {
        if (reason == RejectReason.OUT_OF_STOCK) {
            if (is("REQUESTED")) {
                enter("IN_RESOLUTION", "OUT_OF_STOCK", "CATALOGUE");
            }
        } else if (is("REQUESTED", "IN_RESOLUTION")) {
            enter("REJECTED", reason.name(), "CATALOGUE");
        }
    }

    private int cancelled(boolean possible, String cause, String by) {
        if (possible) {
            enter("CANCELLED", cause, by);
        }
        return is("CANCELLED") ? OK : CONFLICT;
    }

    private int answered(String next, String cause) {
        enter(next, cause, "SHOPPER");
        return OK;
    }

    private void passed(Duration time) {
        if (waits()) {
            left = left.minus(time);
            if (!left.isPositive()) {
                timeIsUp();
            }
        }
    }

    private void timeIsUp() {
        switch (state) {
            case "HELD" -> enter("CANCELLED", "LAPSED", "TIMER");
            case "IN_RESOLUTION" -> enter("CANCELLED", "UNRESOLVED", "TIMER");
            case "PLACED" -> enter("CONFIRMED", "GRACE_OVER", "TIMER");
            default -> {}
        }
    }

    private void dispatched() {
        if (is("CONFIRMED")) {
            enter("SHIPPED", "DISPATCHED", "CARRIER");
        }
    }

    private void arrived() {
        dispatched();
        if (is("SHIPPED")) {
            enter("DELIVERED", "DELIVERED", "CARRIER");
        }
    }

    private void lost() {
        if (is("CONFIRMED", "SHIPPED")) {
            enter("UNDELIVERED", "lost", "CARRIER");
        }
    }

    private void enter(String next, String cause, String by) {
        state = next;
        history.add(new Entry(next, cause, by));
        bought |= next.equals("CONFIRMED");
        left = next.equals("PLACED") ? GRACE : PATIENCE;
    }

    private boolean is(String... states) {
        return List.of(states).contains(state);
    }

    private static int silently(Runnable change) {
        change.run();
        return 0;
    }
}
