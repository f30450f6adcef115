/** What time does to an order: a grace period ends and confirms it, a hold lapses and cancels it. */
@NullMarked
package larder.order.confirming;

import org.jspecify.annotations.NullMarked;
