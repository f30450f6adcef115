/** Requests that may be sent twice and act once: {@code Idempotency-Key}, kept with the answer in the transaction of the effect. */
@NullMarked
package larder.support.idempotency;

import org.jspecify.annotations.NullMarked;
