/** Takes products into the catalogue by the hundred, with their categories, and changes no row that is the same already. */
@NullMarked
package larder.catalog.intake;

import org.jspecify.annotations.NullMarked;
