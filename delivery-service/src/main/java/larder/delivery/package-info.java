/**
 * Brings confirmed orders to the door. In: {@code order-events}, and couriers over HTTP. Out: {@code delivery-events}.
 * Owns shipments.
 */
@NullMarked
package larder.delivery;

import org.jspecify.annotations.NullMarked;
