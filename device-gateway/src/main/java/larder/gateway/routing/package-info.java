/** The one public origin: which paths lead to which service, what goes through on the way, and what browsers may do. */
@NullMarked
package larder.gateway.routing;

import org.jspecify.annotations.NullMarked;
