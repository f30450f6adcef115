/** What the carrier does to an order: shipped, delivered, or not. */
@NullMarked
package larder.order.tracking;

import org.jspecify.annotations.NullMarked;
