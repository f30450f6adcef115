/** What becomes of the orders of an account that is erased: called off, or made anonymous once they have ended. */
@NullMarked
package larder.order.erasure;

import org.jspecify.annotations.NullMarked;
