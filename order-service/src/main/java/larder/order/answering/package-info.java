/** What people say to an order while they may: cancel, approve, decline, send it elsewhere. */
@NullMarked
package larder.order.answering;

import org.jspecify.annotations.NullMarked;
