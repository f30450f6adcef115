/** What is sold: products and their categories, and the terms on which they are sold. */
@NullMarked
package larder.catalog.product;

import org.jspecify.annotations.NullMarked;
