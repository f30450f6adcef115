/**
 * Following a topic as every instance does it: all partitions, no consumer group, from where the topic ends when the
 * instance starts.
 */
@NullMarked
package larder.gateway.tail;

import org.jspecify.annotations.NullMarked;
