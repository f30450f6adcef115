@NullMarked
package larder.order.childlock;

import org.jspecify.annotations.NullMarked;
