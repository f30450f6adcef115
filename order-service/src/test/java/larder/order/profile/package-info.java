@NullMarked
package larder.order.profile;

import org.jspecify.annotations.NullMarked;
