/** Tests with the real programs. */
@NullMarked
package larder.embedded;

import org.jspecify.annotations.NullMarked;
