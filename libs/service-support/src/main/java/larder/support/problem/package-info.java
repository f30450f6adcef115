/** How a service says no: RFC 9457 problem details with types from one catalogue. */
@NullMarked
package larder.support.problem;

import org.jspecify.annotations.NullMarked;
