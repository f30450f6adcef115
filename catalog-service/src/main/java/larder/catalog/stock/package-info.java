/**
 * How much there is of each product, and what is set aside for which order, in which warehouse. At any time
 * {@code available = initial - reserved - shipped}, and never below 0.
 */
@NullMarked
package larder.catalog.stock;

import org.jspecify.annotations.NullMarked;
