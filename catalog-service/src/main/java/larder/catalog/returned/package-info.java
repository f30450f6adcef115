/** What parcels do to the stock past their orders: they come back, or arrive although the order was cancelled. */
@NullMarked
package larder.catalog.returned;

import org.jspecify.annotations.NullMarked;
