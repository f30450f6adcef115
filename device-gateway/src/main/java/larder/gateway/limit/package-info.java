/**
 * How much one device, one account and one client address may ask of a gateway. Each instance counts for itself, in memory:
 * what protects secrets is counted in the database by those who keep the secrets.
 */
@NullMarked
package larder.gateway.limit;

import org.jspecify.annotations.NullMarked;
