/** Tests. */
@NullMarked
package larder.stack.audit;

import org.jspecify.annotations.NullMarked;
