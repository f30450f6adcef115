/** The book of all orders and the only way to change one: state, history, event and timer in one transaction, or nothing. */
@NullMarked
package larder.order.ledger;

import org.jspecify.annotations.NullMarked;
