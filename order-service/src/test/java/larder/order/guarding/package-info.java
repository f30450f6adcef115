@NullMarked
package larder.order.guarding;

import org.jspecify.annotations.NullMarked;
