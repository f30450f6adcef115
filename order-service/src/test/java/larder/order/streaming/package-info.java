@NullMarked
package larder.order.streaming;

import org.jspecify.annotations.NullMarked;
