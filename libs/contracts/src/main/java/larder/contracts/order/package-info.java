/** The life of an order, told as events. */
@NullMarked
package larder.contracts.order;

import org.jspecify.annotations.NullMarked;
