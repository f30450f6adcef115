@NullMarked
package larder.order.payment;

import org.jspecify.annotations.NullMarked;
