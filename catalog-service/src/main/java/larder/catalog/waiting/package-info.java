/** The orders that wait for stock, and the arrivals on which they are looked at again. */
@NullMarked
package larder.catalog.waiting;

import org.jspecify.annotations.NullMarked;
