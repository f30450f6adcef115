/** A household's day over the real edges: five scenarios, each telling hop by hop what happens and whether it came true. */
@NullMarked
package larder.stack.demo;

import org.jspecify.annotations.NullMarked;
