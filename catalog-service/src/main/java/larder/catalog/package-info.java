/**
 * The catalogue: what is sold at which price, how much of it there is, and which slot orders what. Takes in {@code devices} and
 * {@code order-events}; sends {@code bindings} and {@code stock-events}.
 */
@NullMarked
package larder.catalog;

import org.jspecify.annotations.NullMarked;
