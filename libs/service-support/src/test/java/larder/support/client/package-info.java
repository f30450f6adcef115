/** Calls that carry a token of their own. */
@NullMarked
package larder.support.client;

import org.jspecify.annotations.NullMarked;
