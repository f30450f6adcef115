package larder.order.childlock;

import java.time.Instant;

/** What a PIN is good for. */
public sealed interface PinCheck {

    /** It is the household's. */
    record Right() implements PinCheck {}

    /** There is no lock, so nothing to unlock. */
    record NoLock() implements PinCheck {}

    /** It is not; so many more may be tried. */
    record Wrong(int left) implements PinCheck {}

    /** Too many were wrong: none is looked at until then. */
    record Shut(Instant until) implements PinCheck {}
}
