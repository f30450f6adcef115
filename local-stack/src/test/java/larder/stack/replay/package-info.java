/** Tests. */
@NullMarked
package larder.stack.replay;

import org.jspecify.annotations.NullMarked;
