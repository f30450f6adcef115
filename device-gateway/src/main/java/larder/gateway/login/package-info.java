/**
 * How people log in to their pages: by password or passkey, in sessions that all gateways share, and guarded against
 * guessing without letting anybody lock an owner out.
 */
@NullMarked
package larder.gateway.login;

import org.jspecify.annotations.NullMarked;
