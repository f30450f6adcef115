/** Tests. */
@NullMarked
package larder.stack.run;

import org.jspecify.annotations.NullMarked;
