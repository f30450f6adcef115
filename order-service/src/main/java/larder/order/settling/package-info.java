/** Brings wished payments about at their providers, outside of any transaction, and tells the orders that wait for them. */
@NullMarked
package larder.order.settling;

import org.jspecify.annotations.NullMarked;
