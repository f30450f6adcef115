/** Which product a slot orders, and under which rules. */
@NullMarked
package larder.contracts.binding;

import org.jspecify.annotations.NullMarked;
