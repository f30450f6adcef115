/** Tests. */
@NullMarked
package larder.stack.folder;

import org.jspecify.annotations.NullMarked;
