/**
 * What could be sent instead of a product: packs of the same family, and ranked substitutes to choose among. Nothing is ever sent instead
 * that the shopper has not chosen, or agreed to beforehand.
 */
@NullMarked
package larder.catalog.substitute;

import org.jspecify.annotations.NullMarked;
