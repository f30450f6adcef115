/** What people see of orders: a shopper their own, operations all. */
@NullMarked
package larder.order.reading;

import org.jspecify.annotations.NullMarked;
