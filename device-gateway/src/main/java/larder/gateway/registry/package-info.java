/**
 * Devices as they are, whose they are and what becomes of them; each change leaves on {@code devices} and stays in the
 * device's history.
 */
@NullMarked
package larder.gateway.registry;

import org.jspecify.annotations.NullMarked;
