/** The engine's one answer to each device event. */
@NullMarked
package larder.contracts.decision;

import org.jspecify.annotations.NullMarked;
