/** What happens to a shopper's orders, told while it happens and without a gap. */
@NullMarked
package larder.order.streaming;

import org.jspecify.annotations.NullMarked;
