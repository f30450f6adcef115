/** The life of a payment: wished by what happens to its order, brought about at a provider, and booked. */
@NullMarked
package larder.order.payment;

import org.jspecify.annotations.NullMarked;
