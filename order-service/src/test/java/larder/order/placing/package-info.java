@NullMarked
package larder.order.placing;

import org.jspecify.annotations.NullMarked;
