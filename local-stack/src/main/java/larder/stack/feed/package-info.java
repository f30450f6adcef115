/** Sends a feed to a running Larder over its public API, and shows what becomes of it. */
@NullMarked
package larder.stack.feed;

import org.jspecify.annotations.NullMarked;
