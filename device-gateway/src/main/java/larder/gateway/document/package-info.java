/** The description of the whole public surface, as programs read it. */
@NullMarked
package larder.gateway.document;

import org.jspecify.annotations.NullMarked;
