/**
 * The keys of devices as the database holds them: several for each device, every one with its time, shared secrets encrypted.
 */
@NullMarked
package larder.gateway.key;

import org.jspecify.annotations.NullMarked;
