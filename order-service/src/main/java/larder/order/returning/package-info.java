/** What follows when the grace period is over: a shopper asks to give back what was bought, operations settle it. */
@NullMarked
package larder.order.returning;

import org.jspecify.annotations.NullMarked;
