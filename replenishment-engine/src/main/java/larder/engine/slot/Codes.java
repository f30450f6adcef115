package larder.engine.slot;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import larder.contracts.decision.Decision.Reason;
import larder.contracts.decision.Decision.Trigger;
import org.jspecify.annotations.Nullable;

/** One byte for each possible answer. Codes live in stored states: a new answer takes a new code, an old one is never given again. */
final class Codes {

    private static final @Nullable Trigger[] TRIGGERS = new Trigger[128];
    private static final @Nullable Reason[] REASONS = new Reason[128];

    static {
        fill(TRIGGERS, Trigger.values(), Codes::of);
        fill(REASONS, Reason.values(), Codes::of);
    }

    private Codes() {}

    private static <T> void fill(@Nullable T[] byCode, T[] values, ToIntFunction<T> code) {
        Arrays.stream(values).forEach(value -> byCode[code.applyAsInt(value)] = value);
    }

    static int of(Trigger trigger) {
        return switch (trigger) {
            case PRESS -> 1;
            case LEVEL -> 2;
            case USAGE -> 3;
            case ASKED -> 4;
            case DRS -> 5;
            case VOICE -> 6;
            case VIRTUAL_BUTTON -> 7;
            case APP -> 8;
        };
    }

    static int of(Reason reason) {
        return switch (reason) {
            case STALE -> 32;
            case CLOCK_SKEW -> 33;
            case DEREGISTERED -> 34;
            case UNBOUND -> 35;
            case PAUSED -> 36;
            case REPEATED_PRESS -> 37;
            case IGNORED_OUT_OF_ORDER -> 38;
            case IMPLAUSIBLE -> 39;
            case ABOVE_THRESHOLD -> 40;
            case ORDER_OPEN -> 41;
            case CAPPED -> 42;
            case DISARMED -> 43;
            case NEEDS_CHOICE -> 44;
            case CANCELLED_LATELY -> 45;
            case CANCELLED_TWICE -> 46;
        };
    }

    /** The trigger of an order's code; none for the code of a reason. */
    static @Nullable Trigger trigger(int code) {
        return TRIGGERS[code];
    }

    static Reason reason(int code) {
        Reason reason = REASONS[code];
        if (reason == null) {
            throw new UnreadableSlotState("no answer has the code " + code);
        }
        return reason;
    }
}
