/** What is asked before an order binds: the guards, the facts that they judge by, and which of them a consent waives. */
@NullMarked
package larder.order.guarding;

import org.jspecify.annotations.NullMarked;
