/**
 * Who speaks, before anything is done: a device by its signature or its certificate, or an appliance by the token that the
 * device's owner has granted its maker. Exactly one of the three proves a request.
 */
@NullMarked
package larder.gateway.proof;

import org.jspecify.annotations.NullMarked;
