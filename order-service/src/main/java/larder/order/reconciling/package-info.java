/** Holds the payments against what their provider and the books have; says what differs, and mends nothing. */
@NullMarked
package larder.order.reconciling;

import org.jspecify.annotations.NullMarked;
