@NullMarked
package larder.order.bookkeeping;

import org.jspecify.annotations.NullMarked;
