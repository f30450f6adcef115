package larder.order.answering;

import org.jspecify.annotations.Nullable;

/**
 * What a shopper says when they consent to a held order.
 *
 * @param confirmation the {@code digest} of the text that they were shown; none where the country asks for none
 */
record Approval(@Nullable String confirmation) {

    /** A consent with nothing more to say. */
    static final Approval PLAIN = new Approval(null);
}
