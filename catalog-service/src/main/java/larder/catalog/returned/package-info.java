/** What comes back into the house: the packs of parcels that were called back on their way. */
@NullMarked
package larder.catalog.returned;

import org.jspecify.annotations.NullMarked;
