@NullMarked
package larder.order.proposal;

import org.jspecify.annotations.NullMarked;
