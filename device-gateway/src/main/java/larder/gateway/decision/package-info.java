/** Decisions on their way back to the requests that wait for them ({@code Prefer: wait}). */
@NullMarked
package larder.gateway.decision;

import org.jspecify.annotations.NullMarked;
