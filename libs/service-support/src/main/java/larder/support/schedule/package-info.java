/** What a service does by itself, again and again. */
@NullMarked
package larder.support.schedule;

import org.jspecify.annotations.NullMarked;
