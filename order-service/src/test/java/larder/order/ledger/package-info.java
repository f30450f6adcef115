@NullMarked
package larder.order.ledger;

import org.jspecify.annotations.NullMarked;
