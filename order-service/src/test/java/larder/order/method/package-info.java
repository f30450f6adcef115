@NullMarked
package larder.order.method;

import org.jspecify.annotations.NullMarked;
