package larder.engine.slot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import larder.contracts.DecisionId;
import larder.contracts.OrderId;
import larder.contracts.decision.Decision.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a slot by which it knows a repeat: what was answered to its last events, oldest first.
 *
 * <p>It is read and written with every event, so it stays packed. An entry is 14 bytes: 8 of the decision's id (two of 250 events
 * share them once in 10^14 slots; a decision's id is a hash of slot and event), the second of arrival (4), the {@link Codes code} of the
 * answer (1) and where in one of the two lists its details stand (1).
 */
final class AnsweredEvents {

    static final int MAX = 250;
    static final AnsweredEvents NONE = new AnsweredEvents(new byte[0], List.of(), List.of());

    private static final int ENTRY = 14;
    private static final int TIME = 8;
    private static final int CODE = 12;
    private static final int DETAIL = 13;
    private static final int NO_DETAIL = 255;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] entries;
    private final List<PackedTerms> terms;
    private final List<OrderId> openOrders;

    AnsweredEvents(byte[] entries, List<PackedTerms> terms, List<OrderId> openOrders) {
        this.entries = entries;
        this.terms = terms;
        this.openOrders = openOrders;
    }

    byte[] entries() {
        return entries;
    }

    List<PackedTerms> terms() {
        return terms;
    }

    List<OrderId> openOrders() {
        return openOrders;
    }

    /** What was answered to the event of this decision, if it is remembered. */
    @Nullable
    Answer find(DecisionId decision, Instant now, Duration rememberedFor) {
        long wanted = decision.uuid().getLeastSignificantBits();
        for (int at = entries.length - ENTRY; at >= 0; at -= ENTRY) {
            if ((long) LONG.get(entries, at) == wanted && !isForgotten(at, now, rememberedFor)) {
                return answerAt(at, decision);
            }
        }
        return null;
    }

    private Answer answerAt(int at, DecisionId decision) {
        int code = entries[at + CODE];
        int detail = entries[at + DETAIL] & 0xFF;
        Trigger trigger = Codes.trigger(code);
        if (trigger != null) {
            return new Answer.Order(OrderId.from(decision), trigger, terms.get(detail));
        }
        return new Answer.Ignore(Codes.reason(code), detail == NO_DETAIL ? null : openOrders.get(detail));
    }

    /** The memory after one more answer; what is too old or too much is forgotten, oldest first. */
    AnsweredEvents with(DecisionId decision, Instant now, Answer answer, Limits limits) {
        int from = Math.max(0, entries.length + ENTRY - limits.rememberedEvents() * ENTRY);
        while (from < entries.length && isForgotten(from, now, limits.rememberedFor())) {
            from += ENTRY;
        }
        int kept = entries.length - from;
        byte[] next = new byte[kept + ENTRY];
        System.arraycopy(entries, from, next, 0, kept);
        LONG.set(next, kept, decision.uuid().getLeastSignificantBits());
        INT.set(next, kept + TIME, (int) now.getEpochSecond());
        return switch (answer) {
            case Answer.Order order -> {
                List<PackedTerms> all = including(order.packedTerms(), terms, next, kept, true);
                detail(next, kept, Codes.of(order.trigger()), all.indexOf(order.packedTerms()));
                yield new AnsweredEvents(next, all, openOrders);
            }
            case Answer.Ignore ignore -> {
                OrderId open = ignore.openOrder();
                List<OrderId> all = open == null ? openOrders : including(open, openOrders, next, kept, false);
                detail(next, kept, Codes.of(ignore.reason()), open == null ? NO_DETAIL : all.indexOf(open));
                yield new AnsweredEvents(next, terms, all);
            }
        };
    }

    private static void detail(byte[] entries, int at, int code, int detail) {
        entries[at + CODE] = (byte) code;
        entries[at + DETAIL] = (byte) detail;
    }

    /** The list with the value in it: where it stood, in a place that no entry refers to any more, or at the end. */
    private static <T> List<T> including(T value, List<T> all, byte[] entries, int until, boolean orders) {
        if (all.contains(value)) {
            return all;
        }
        boolean[] used = new boolean[256];
        for (int at = 0; at < until; at += ENTRY) {
            if (Codes.trigger(entries[at + CODE]) != null == orders) {
                used[entries[at + DETAIL] & 0xFF] = true;
            }
        }
        List<T> next = new ArrayList<>(all);
        for (int i = 0; i < next.size(); i++) {
            if (!used[i]) {
                next.set(i, value);
                return List.copyOf(next);
            }
        }
        next.add(value);
        return List.copyOf(next);
    }

    private boolean isForgotten(int at, Instant now, Duration rememberedFor) {
        long then = Integer.toUnsignedLong((int) INT.get(entries, at + TIME));
        return now.getEpochSecond() - then > rememberedFor.toSeconds();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnsweredEvents that
                && Arrays.equals(entries, that.entries)
                && terms.equals(that.terms)
                && openOrders.equals(that.openOrders);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(entries);
    }

    @Override
    public String toString() {
        return entries.length / ENTRY + " answered events";
    }
}
