/** One key of a device after another: brought by the device itself, shown to and revoked by its owner and ops. */
@NullMarked
package larder.gateway.rotation;

import org.jspecify.annotations.NullMarked;
