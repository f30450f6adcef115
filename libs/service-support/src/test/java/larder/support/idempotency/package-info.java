/** Tests of requests that may be sent twice. */
@NullMarked
package larder.support.idempotency;

import org.jspecify.annotations.NullMarked;
