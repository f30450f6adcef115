/** Where packs are, and how they come, go and are counted: warehouses, their stock, and the ledger of its movements. */
@NullMarked
package larder.catalog.warehouse;

import org.jspecify.annotations.NullMarked;
