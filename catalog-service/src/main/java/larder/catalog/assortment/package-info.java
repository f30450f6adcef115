/** The products the catalogue starts with: a text file, taken in at every start as far as it is new. */
@NullMarked
package larder.catalog.assortment;

import org.jspecify.annotations.NullMarked;
