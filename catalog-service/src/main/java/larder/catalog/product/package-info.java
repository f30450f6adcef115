/** What is sold: products and their categories, prices and whether they are for sale. */
@NullMarked
package larder.catalog.product;

import org.jspecify.annotations.NullMarked;
