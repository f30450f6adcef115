/** Attacks on the running system over its public origin. */
@NullMarked
package larder.system.trust;

import org.jspecify.annotations.NullMarked;
