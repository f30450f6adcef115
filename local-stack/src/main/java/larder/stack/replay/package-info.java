/** Gives dead letters a second chance: each goes back to the topic it came from, once. */
@NullMarked
package larder.stack.replay;

import org.jspecify.annotations.NullMarked;
