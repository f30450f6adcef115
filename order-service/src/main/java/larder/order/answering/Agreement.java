package larder.order.answering;

import larder.order.childlock.Pin;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper says with their consent to a held order.
 *
 * @param confirmation the digest of the text that they were shown, where one was
 * @param pin the household's, where the order was asked for by a way that it keeps locked
 */
record Agreement(@Nullable String confirmation, @Nullable Pin pin) {

    /** A consent with nothing more to say. */
    static final Agreement PLAIN = new Agreement(null, null);
}
