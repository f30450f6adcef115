/** Whether an account may order at all, as operations have decided. */
@NullMarked
package larder.order.standing;

import org.jspecify.annotations.NullMarked;
