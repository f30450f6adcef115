/** How events come into a service and leave it: listeners that act once, an outbox, dead letters and the topics themselves. */
@NullMarked
package larder.support;

import org.jspecify.annotations.NullMarked;
