/** Ways of ordering that a household keeps locked, and the PIN that unlocks an order. */
@NullMarked
package larder.order.childlock;

import org.jspecify.annotations.NullMarked;
