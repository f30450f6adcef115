/** How a shopper wants to pay. */
@NullMarked
package larder.order.method;

import org.jspecify.annotations.NullMarked;
