/** Codes that devices are claimed and handed over by, and how often somebody may guess at them. */
@NullMarked
package larder.gateway.claim;

import org.jspecify.annotations.NullMarked;
