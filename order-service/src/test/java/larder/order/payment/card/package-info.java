@NullMarked
package larder.order.payment.card;

import org.jspecify.annotations.NullMarked;
