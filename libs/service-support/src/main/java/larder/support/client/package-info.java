/** Calls from one service to another, which carry the caller's own access token. */
@NullMarked
package larder.support.client;

import org.jspecify.annotations.NullMarked;
