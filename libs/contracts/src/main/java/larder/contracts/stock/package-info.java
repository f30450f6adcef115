/** What the catalogue set aside for an order, or why it refused. */
@NullMarked
package larder.contracts.stock;

import org.jspecify.annotations.NullMarked;
