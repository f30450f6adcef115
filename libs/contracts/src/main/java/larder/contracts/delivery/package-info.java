/** The way of a shipment from the shelf to the door. */
@NullMarked
package larder.contracts.delivery;

import org.jspecify.annotations.NullMarked;
