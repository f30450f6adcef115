/** What people say to an order while they may: cancel, approve, decline. */
@NullMarked
package larder.order.answering;

import org.jspecify.annotations.NullMarked;
