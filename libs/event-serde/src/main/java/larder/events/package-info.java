/** How events stand in Kafka: JSON values, with CloudEvents 1.0 attributes as headers (binary content mode). */
@NullMarked
package larder.events;

import org.jspecify.annotations.NullMarked;
