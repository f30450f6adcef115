@NullMarked
package larder.order;

import org.jspecify.annotations.NullMarked;
