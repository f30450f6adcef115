/**
 * Devices from the factory to their end: registered by ops with a key, claimed by the shopper who holds the code, revoked
 * for good when deregistered. Each change leaves on {@code devices}.
 */
@NullMarked
package larder.gateway.registry;

import org.jspecify.annotations.NullMarked;
