/** The {@code larder} command: runs a whole Larder on this machine, shows it at work and checks its promises. */
@NullMarked
package larder.stack;

import org.jspecify.annotations.NullMarked;
