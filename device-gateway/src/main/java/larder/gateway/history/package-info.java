/** Who did what with a device, shown to each owner for the time in which it was theirs, and only ever added to. */
@NullMarked
package larder.gateway.history;

import org.jspecify.annotations.NullMarked;
