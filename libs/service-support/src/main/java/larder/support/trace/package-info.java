/** What ties together all that is said of one request or one press: its id, and the trace it belongs to. */
@NullMarked
package larder.support.trace;

import org.jspecify.annotations.NullMarked;
