/** The one way out to addresses that somebody else named: no server of the house can be reached through it. */
@NullMarked
package larder.support.egress;

import org.jspecify.annotations.NullMarked;
