/** What becomes of people's data in a service once their account is erased: made anonymous, bit by bit, until none is left. */
@NullMarked
package larder.support.erasure;

import org.jspecify.annotations.NullMarked;
