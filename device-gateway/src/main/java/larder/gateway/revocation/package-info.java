/** Which tokens are good no more although they have not expired, known on every gateway at once. */
@NullMarked
package larder.gateway.revocation;

import org.jspecify.annotations.NullMarked;
