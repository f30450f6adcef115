/** The credentials of devices as the hot path sees them: in memory, and forgotten at once when the registry changes. */
@NullMarked
package larder.gateway.credential;

import org.jspecify.annotations.NullMarked;
