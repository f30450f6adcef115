/** Tests. */
@NullMarked
package larder.stack;

import org.jspecify.annotations.NullMarked;
