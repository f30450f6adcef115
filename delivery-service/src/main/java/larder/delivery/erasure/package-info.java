/** What becomes of the shipments of an account that is erased: made anonymous once they have ended. */
@NullMarked
package larder.delivery.erasure;

import org.jspecify.annotations.NullMarked;
