/** The service that turns presses and readings into decisions: one slot, one state, one pure policy. */
@NullMarked
package larder.engine;

import org.jspecify.annotations.NullMarked;
