/** The books: each change of a payment is a booking of debits and credits that come to nothing, and stays for ever. */
@NullMarked
package larder.order.bookkeeping;

import org.jspecify.annotations.NullMarked;
