@NullMarked
package larder.order.budget;

import org.jspecify.annotations.NullMarked;
