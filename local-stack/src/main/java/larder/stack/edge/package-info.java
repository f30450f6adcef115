/** Talks to the running services over their public HTTPS edges, as any outsider would. */
@NullMarked
package larder.stack.edge;

import org.jspecify.annotations.NullMarked;
