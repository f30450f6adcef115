/** The life of a shipment: made from a confirmed order, booked with a carrier, moved on by couriers, told to the shopper. */
@NullMarked
package larder.delivery.shipment;

import org.jspecify.annotations.NullMarked;
