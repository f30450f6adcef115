/** Attacks on the way out. */
@NullMarked
package larder.support.egress;

import org.jspecify.annotations.NullMarked;
