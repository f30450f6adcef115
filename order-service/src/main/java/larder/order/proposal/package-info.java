/** What is shown of an order before it binds its shopper, kept to the letter, and that they agreed to it. */
@NullMarked
package larder.order.proposal;

import org.jspecify.annotations.NullMarked;
