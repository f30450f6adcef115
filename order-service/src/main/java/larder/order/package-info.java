/**
 * The life of an order, from the decision that asks for it to its one end. Decisions, stock events and delivery events come
 * in; order events go out. The ledger holds the state machine; the packages around it only say what has happened or is wished.
 */
@NullMarked
package larder.order;

import org.jspecify.annotations.NullMarked;
